package io.tenantry.system.isolation;

import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every route and method of the application, as calls that aim at one tenant's rows: those that an
 * instance describes, those that only its classes show, and what the grammar of OData has below its
 * one route.
 */
final class AppRoutes {

  private static final String ODATA = "/odata/v4";
  private static final Pattern ENTITY = Pattern.compile("<EntityType Name=\"(\\w+)\"");
  private static final String ROW =
      "{\"number\": \"INTRUDER\", \"name\": \"Intruder\", \"displayName\": \"Intruder\"}";

  private final Map<String, String> parameters;
  private final List<String> ofOData;

  private AppRoutes(Map<String, String> parameters, List<String> ofOData) {
    this.parameters = parameters;
    this.ofOData = ofOData;
  }

  /**
   * @param reader whose OData service is read for the names of the entity sets: the target's pool
   *     has to stay untouched
   */
  static List<Call> of(Platform platform, Tenant reader, Tenant target, String customerNumber) {
    Instance instance = platform.instances().get(0);
    Map<String, String> parameters =
        Map.of("company", target.company(), "customer", customerNumber, "kind", "reports");
    AppRoutes routes =
        new AppRoutes(
            parameters, ofOData(instance, reader, encoded(target.company()), customerNumber));
    return Stream.concat(DescribedRoutes.of(instance), WrittenRoutes.all())
        .flatMap(routes::calls)
        .distinct()
        .toList();
  }

  private static List<String> ofOData(
      Instance instance, Tenant reader, String company, String key) {
    String metadata = instance.send(reader, Call.get(ODATA + "/$metadata")).body();
    List<String> paths = new ArrayList<>(List.of("", "/$metadata", "/$batch", "/Company"));
    String within = "/Company('" + company + "')";
    paths.add(within);
    ENTITY
        .matcher(metadata)
        .results()
        .map((MatchResult found) -> within + "/" + found.group(1))
        .flatMap(set -> Stream.of(set, set + "/$count", set + "('" + key + "')"))
        .forEach(paths::add);
    return paths;
  }

  private Stream<Call> calls(Route route) {
    if (route.path().startsWith(ODATA)) {
      return ofOData.stream().map(below -> call(route.method(), ODATA + below));
    }
    return Stream.of(call(route.method(), filled(route.path())));
  }

  private static Call call(String method, String path) {
    Call call = Call.of(method, path);
    if (!method.startsWith("P")) {
      return call;
    }
    if (path.matches(".*/(import|sales-order-files/.*)")) {
      return call.withBody("text/csv", "number,name\nINTRUDER,Intruder\n");
    }
    if (path.startsWith("/ui")) {
      return call.withBody("application/x-www-form-urlencoded", "number=INTRUDER&name=Intruder");
    }
    return path.endsWith("$batch")
        ? call.withBody("multipart/mixed; boundary=batch", "--batch--\r\n")
        : call.withBody("application/json", ROW);
  }

  private String filled(String path) {
    StringBuilder filled = new StringBuilder();
    for (String part : path.split("(?=\\{)|(?<=})")) {
      filled.append(part.startsWith("{") ? value(part.substring(1, part.length() - 1)) : part);
    }
    return filled.toString();
  }

  /**
   * @param parameter with the expression that it has to match, if there is one
   */
  private String value(String parameter) {
    return encoded(parameters.getOrDefault(parameter.split(":")[0].strip(), "any"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * @param path with parameters in braces
   */
  record Route(String method, String path) {}
}
