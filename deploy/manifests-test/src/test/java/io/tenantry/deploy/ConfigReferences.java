package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** What a Deployment takes from a ConfigMap or runs as must be part of the installation. */
final class ConfigReferences implements Check {

  @Override
  public Stream<String> findings(Manifests manifests) {
    return manifests.deployments().flatMap(deployment -> findings(manifests, deployment));
  }

  private static Stream<String> findings(Manifests manifests, Manifest deployment) {
    return Stream.of(
            serviceAccount(manifests, deployment),
            deployment.containers().stream()
                .flatMap(container -> wholeMaps(manifests, deployment, container)),
            deployment.containers().stream()
                .flatMap(container -> singleKeys(manifests, deployment, container)))
        .flatMap(findings -> findings);
  }

  private static Stream<String> serviceAccount(Manifests manifests, Manifest deployment) {
    String name = deployment.podSpec().path("serviceAccountName").asText("default");
    return manifests.besides(deployment, "ServiceAccount", name).isPresent()
        ? Stream.empty()
        : Stream.of(deployment.finding("no ServiceAccount " + name));
  }

  private static Stream<String> wholeMaps(
      Manifests manifests, Manifest deployment, JsonNode container) {
    return Manifest.elements(container.path("envFrom"))
        .map(source -> source.at("/configMapRef/name").asText())
        .filter(name -> manifests.besides(deployment, "ConfigMap", name).isEmpty())
        .map(name -> deployment.finding("no ConfigMap " + name));
  }

  private static Stream<String> singleKeys(
      Manifests manifests, Manifest deployment, JsonNode container) {
    return Manifest.elements(container.path("env"))
        .map(variable -> variable.at("/valueFrom/configMapKeyRef"))
        .filter(reference -> !reference.isMissingNode())
        .filter(reference -> !exists(manifests, deployment, reference))
        .map(reference -> deployment.finding("no ConfigMap key " + reference));
  }

  private static boolean exists(Manifests manifests, Manifest deployment, JsonNode reference) {
    return manifests
        .besides(deployment, "ConfigMap", reference.path("name").asText())
        .filter(map -> map.at("/data").has(reference.path("key").asText()))
        .isPresent();
  }
}
