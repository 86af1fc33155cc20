package io.tenantry.app.odata.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.object.ContentCheck;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A web service of the tenant's own shows a table that can be offered, under a free name. */
@Singleton
class WebServiceCheck implements ContentCheck {

  private static final Set<String> MEMBERS = Set.of("entity", "table", "published");
  private static final Pattern ENTITY = Pattern.compile("[A-Z][A-Za-z0-9]{0,61}");

  private final TenantObjects objects;
  private final CurrentTenant tenant;

  WebServiceCheck(TenantObjects objects, CurrentTenant tenant) {
    this.objects = objects;
    this.tenant = tenant;
  }

  @Override
  public String kind() {
    return PublishedObject.WEB_SERVICE;
  }

  /**
   * @throws ProblemException {@code validation-failed}, {@code object-exists}
   */
  @Override
  public void demandSound(String name, JsonNode content, String company) {
    List<FieldError> errors = errors(content);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    String entity = content.path("entity").asText();
    boolean taken =
        objects.all(PublishedObject.WEB_SERVICE).stream()
            .anyMatch(one -> WebService.of(one).entity().equals(entity));
    if (taken || Tables.isReserved(entity)) {
      throw new ProblemException(
          ProblemType.OBJECT_EXISTS, "The application has an entity set of this name");
    }
  }

  private List<FieldError> errors(JsonNode content) {
    List<FieldError> errors = new ArrayList<>();
    content
        .fieldNames()
        .forEachRemaining(
            member ->
                demand(MEMBERS.contains(member), member, "is no member of a web service", errors));
    demand(
        ENTITY.matcher(content.path("entity").asText()).matches(),
        "entity",
        "must be like SalesInvoice",
        errors);
    demand(
        Tables.offered(content.path("table").asText(), tenant.get().entry().release()).isPresent(),
        "table",
        "must be a table that can be offered, such as customer",
        errors);
    demand(content.path("published").isBoolean(), "published", "must be true or false", errors);
    return errors;
  }

  private static void demand(boolean met, String field, String message, List<FieldError> errors) {
    if (!met) {
      errors.add(new FieldError("content." + field, "invalid", message));
    }
  }
}
