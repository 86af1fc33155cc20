package io.tenantry.app.testsupport;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/**
 * Every route that the running application serves, as the server itself has them: what the
 * description hides, such as the pages of the web client, is among them.
 */
public final class ServedRoutes {

  /** Below the one route of OData, where its own grammar begins. */
  private static final List<String> OF_ODATA =
      List.of(
          "",
          "/$metadata",
          "/$batch",
          "/Company",
          "/Company('CRONUS')",
          "/Company('CRONUS')/Customer",
          "/Company('CRONUS')/Customer/$count",
          "/Company('CRONUS')/Customer('1')",
          "/Company('CRONUS')/SalesOrder('1')/Tenantry.Post");

  /**
   * @param path with a value for each parameter
   */
  public record Route(String method, String path) {}

  private ServedRoutes() {}

  public static List<Route> all() {
    List<Route> served = new ArrayList<>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            if (method != null) {
              paths(path).forEach(each -> served.add(new Route(method, each)));
            }
          }
        });
    return served.stream().distinct().toList();
  }

  /** One path with values for a template; of OData, one for each kind of thing below it. */
  public static Stream<String> paths(String template) {
    if (template.startsWith("/odata/v4")) {
      return OF_ODATA.stream().map("/odata/v4"::concat);
    }
    return Stream.of(
        template
            .replaceAll("[{]company[^}]*}", "CRONUS")
            .replaceAll("[{]kind[^}]*}", "reports")
            .replaceAll("[{][^}]+}", "1"));
  }
}
