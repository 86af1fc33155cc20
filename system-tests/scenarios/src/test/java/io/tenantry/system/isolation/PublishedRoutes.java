package io.tenantry.system.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every route and method in an instance's OpenAPI document, as calls that aim at one tenant's rows.
 */
final class PublishedRoutes {

  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");
  private static final String ROW =
      "{\"number\": \"INTRUDER\", \"name\": \"Intruder\", \"displayName\": \"Intruder\"}";

  private final Map<String, String> parameters;

  private PublishedRoutes(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  static List<Call> of(Instance instance, Tenant target, String customerNumber) {
    JsonNode paths =
        instance.send(Call.get("/q/openapi?format=json").onHost("localhost")).json().path("paths");
    return new PublishedRoutes(Map.of("company", target.company(), "customer", customerNumber))
        .calls(paths);
  }

  private List<Call> calls(JsonNode paths) {
    List<Call> calls = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          calls.add(call(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return calls;
  }

  private Call call(String path, String method, JsonNode operation) {
    Call call = Call.of(method.toUpperCase(), filled(path));
    JsonNode content = operation.path("requestBody").path("content");
    if (content.isEmpty()) {
      return call;
    }
    String type = content.fieldNames().next();
    return call.withBody(
        type, type.startsWith("text/csv") ? "number,name\nINTRUDER,Intruder\n" : ROW);
  }

  private String filled(String path) {
    StringBuilder filled = new StringBuilder();
    for (String part : path.split("(?=\\{)|(?<=})")) {
      filled.append(part.startsWith("{") ? value(part.substring(1, part.length() - 1)) : part);
    }
    return filled.toString();
  }

  private String value(String parameter) {
    return URLEncoder.encode(parameters.getOrDefault(parameter, "any"), StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
