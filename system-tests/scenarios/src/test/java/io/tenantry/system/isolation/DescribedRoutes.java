package io.tenantry.system.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Every route and method in an instance's OpenAPI document. */
final class DescribedRoutes {

  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");

  private DescribedRoutes() {}

  static Stream<AppRoutes.Route> of(Instance instance) {
    JsonNode paths =
        instance
            .send(Call.get("/q/openapi?format=json").onHost(RoutedCall.NEUTRAL_HOST))
            .json()
            .path("paths");
    return paths.properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(method -> method.getKey())
                    .filter(METHODS::contains)
                    .map(method -> route(method, path.getKey())));
  }

  private static AppRoutes.Route route(String method, String path) {
    return new AppRoutes.Route(method.toUpperCase(Locale.ROOT), path);
  }
}
