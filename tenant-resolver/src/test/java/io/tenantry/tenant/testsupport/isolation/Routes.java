package io.tenantry.tenant.testsupport.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Finds the routes of an application. */
public final class Routes {

  private Routes() {}

  /**
   * Every {@code GET} of an OpenAPI document; others change something and are listed by hand.
   *
   * @param document JSON
   */
  public static List<Route> ofOpenApi(String document) {
    try {
      JsonNode paths = new ObjectMapper().readTree(document).path("paths");
      List<Route> routes = new ArrayList<>();
      paths
          .properties()
          .forEach(
              path -> {
                if (path.getValue().has("get")) {
                  routes.add(Route.get(path.getKey()));
                }
              });
      return routes;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an OpenAPI document in JSON", e);
    }
  }
}
