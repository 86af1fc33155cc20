package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/** What every container owes its node: bounded resources, and health it answers for over HTTPS. */
final class ContainerDuties implements Check {

  private static final Map<String, String> PROBES =
      Map.of(
          "startupProbe", "/q/health/started",
          "livenessProbe", "/q/health/live",
          "readinessProbe", "/q/health/ready");

  @Override
  public Stream<String> findings(Manifests manifests) {
    return manifests
        .deployments()
        .flatMap(
            deployment ->
                deployment.containers().stream()
                    .flatMap(
                        container ->
                            Stream.concat(
                                resources(deployment, container), probes(deployment, container))));
  }

  private static Stream<String> resources(Manifest deployment, JsonNode container) {
    return Stream.of("/requests/cpu", "/requests/memory", "/limits/memory")
        .filter(resource -> container.at("/resources" + resource).isMissingNode())
        .map(resource -> deployment.finding("no resources" + resource));
  }

  private static Stream<String> probes(Manifest deployment, JsonNode container) {
    return PROBES.entrySet().stream()
        .filter(probe -> !answers(container.path(probe.getKey()).path("httpGet"), probe.getValue()))
        .map(
            probe ->
                deployment.finding(
                    "%s does not ask https %s".formatted(probe.getKey(), probe.getValue())))
        .sorted();
  }

  private static boolean answers(JsonNode get, String path) {
    return get.path("path").asText().equals(path)
        && get.path("scheme").asText().equals("HTTPS")
        && get.path("port").asText().equals("https");
  }
}
