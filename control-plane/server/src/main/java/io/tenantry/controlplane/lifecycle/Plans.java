package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.PlanView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What tenants can buy. */
@ApplicationScoped
class Plans {

  private final Jdbi jdbi;
  private final ObjectMapper json;

  Plans(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  boolean exists(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select from catalog.plan where name = :name)")
                .bind("name", name)
                .mapTo(Boolean.class)
                .one());
  }

  List<PlanView> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select name, limits, entitlements, version from catalog.plan order by name")
                .map(
                    (row, context) ->
                        new PlanView(
                            row.getString("name"),
                            tree(row.getString("limits")),
                            List.of((String[]) row.getArray("entitlements").getArray()),
                            row.getLong("version")))
                .list());
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }
}
