package io.tenantry.app.odata.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.odata.model.Column;
import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.odata.query.Refused;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.core.edm.primitivetype.EdmPrimitiveTypeFactory;

/**
 * Says what was sent in the words of REST: {@code UnitPrice} is {@code unitPrice}. What a caller
 * cannot set is left out, so that an entity can be read, changed and sent back.
 */
public final class EntityValues {

  private EntityValues() {}

  /**
   * @throws ProblemException if it refers to other entities
   */
  public static ObjectNode of(Entity entity, Table table, Model model) {
    if (!entity.getNavigationBindings().isEmpty()) {
      throw Refused.notSupported("@odata.bind; name the other entity by its number");
    }
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (Property property : entity.getProperties()) {
      table
          .column(property.getName())
          .filter(Column::writable)
          .ifPresent(column -> put(values, column, property.getValue()));
    }
    entity.getNavigationLinks().forEach(link -> putParts(values, link, table, model));
    return values;
  }

  private static void putParts(ObjectNode values, Link link, Table table, Model model) {
    Navigation navigation = table.navigation(link.getTitle()).orElseThrow();
    if (!navigation.part() || link.getInlineEntitySet() == null) {
      throw Refused.notSupported("Creating or changing anything but parts together with an entity");
    }
    ArrayNode parts = values.putArray(inRest(navigation.property()));
    Table target = model.target(navigation);
    link.getInlineEntitySet().forEach(part -> parts.add(of(part, target, model)));
  }

  private static void put(ObjectNode values, Column column, Object value) {
    String name = inRest(column.property());
    if (value == null) {
      values.putNull(name);
      return;
    }
    switch (column.kind()) {
      case DECIMAL -> values.put(name, new BigDecimal(value.toString()));
      case INTEGER -> values.put(name, ((Number) value).intValue());
      case LONG -> values.put(name, ((Number) value).longValue());
      case BOOLEAN -> values.put(name, (Boolean) value);
      default -> values.put(name, text(column, value));
    }
  }

  private static String text(Column column, Object value) {
    try {
      return EdmPrimitiveTypeFactory.getInstance(column.kind().edm())
          .valueToString(value, true, null, 9, null, true);
    } catch (EdmPrimitiveTypeException e) {
      throw Refused.invalid(column.property(), "is not a value of its type");
    }
  }

  private static String inRest(String property) {
    return property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
  }
}
