package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The restricted profile of the Pod Security Standards, and what goes beyond it here: a read-only
 * root, and no token for an API that nobody calls.
 */
final class RestrictedPods implements Check {

  private static final Map<String, String> OF_POD =
      Map.of(
          "/automountServiceAccountToken", "false",
          "/securityContext/runAsNonRoot", "true",
          "/securityContext/seccompProfile/type", "\"RuntimeDefault\"");
  private static final Map<String, String> OF_CONTAINER =
      Map.of(
          "/securityContext/allowPrivilegeEscalation", "false",
          "/securityContext/readOnlyRootFilesystem", "true",
          "/securityContext/capabilities/drop", "[\"ALL\"]");

  @Override
  public Stream<String> findings(Manifests manifests) {
    return Stream.concat(
        manifests.deployments().flatMap(RestrictedPods::deployment),
        manifests.ofKind("Namespace").flatMap(RestrictedPods::namespace));
  }

  private static Stream<String> deployment(Manifest deployment) {
    return Stream.concat(
        violations(deployment, "pod", deployment.podSpec(), OF_POD),
        deployment.containers().stream()
            .flatMap(
                container ->
                    violations(
                        deployment,
                        "container " + container.path("name").asText(),
                        container,
                        OF_CONTAINER)));
  }

  private static Stream<String> violations(
      Manifest deployment, String of, JsonNode node, Map<String, String> demanded) {
    return demanded.entrySet().stream()
        .filter(rule -> !node.at(rule.getKey()).toString().equals(rule.getValue()))
        .map(
            rule ->
                deployment.finding(
                    "%s: %s is not %s".formatted(of, rule.getKey(), rule.getValue())))
        .sorted();
  }

  private static Stream<String> namespace(Manifest namespace) {
    String level =
        namespace
            .at("/metadata/labels")
            .path("pod-security.kubernetes.io/enforce")
            .asText("nothing");
    return level.equals("restricted")
        ? Stream.empty()
        : Stream.of(namespace.finding("pod security enforces " + level));
  }
}
