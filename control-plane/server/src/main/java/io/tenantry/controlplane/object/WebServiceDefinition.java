package io.tenantry.controlplane.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * An entity set that is offered to other systems.
 *
 * @param entity its name on the wire, singular: {@code Customer}
 * @param table in schema {@code business}, whose rows it shows
 * @param published false = withdrawn
 */
record WebServiceDefinition(
    @JsonProperty(required = true) String entity,
    @JsonProperty(required = true) String table,
    @JsonProperty(required = true) boolean published)
    implements Definition {

  private static final Pattern ENTITY = Pattern.compile("[A-Z][A-Za-z0-9]{0,61}");
  private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  @Override
  public void check(Faults faults) {
    faults.demand(
        entity != null && ENTITY.matcher(entity).matches(), "entity", "must be like SalesInvoice");
    faults.demand(
        table != null && TABLE.matcher(table).matches(), "table", "must be like sales_invoice");
  }
}
