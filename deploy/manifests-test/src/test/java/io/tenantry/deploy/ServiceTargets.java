package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Selectors select pods of this installation, and ports that others name are ports of these. */
final class ServiceTargets implements Check {

  @Override
  public Stream<String> findings(Manifests manifests) {
    return Stream.of(
            manifests.ofKind("Service").flatMap(service -> service(manifests, service)),
            manifests
                .ofKind("PodDisruptionBudget")
                .flatMap(budget -> selected(manifests, budget, "/spec/selector/matchLabels")),
            manifests
                .ofKind("NetworkPolicy")
                .filter(policy -> !policy.at("/spec/podSelector").isEmpty())
                .flatMap(policy -> policy(manifests, policy)),
            manifests.deployments().flatMap(ServiceTargets::ownPods))
        .flatMap(findings -> findings);
  }

  private static Stream<String> service(Manifests manifests, Manifest service) {
    return pods(manifests, service, service.at("/spec/selector"))
        .map(pods -> unknownPorts(service, pods, "/spec/ports", "targetPort"))
        .orElseGet(() -> Stream.of(service.finding("selects no pod")));
  }

  private static Stream<String> policy(Manifests manifests, Manifest policy) {
    return pods(manifests, policy, policy.at("/spec/podSelector/matchLabels"))
        .map(
            pods ->
                Manifest.elements(policy.at("/spec/ingress"))
                    .flatMap(rule -> unknownPorts(policy, pods, rule.path("ports"), "port")))
        .orElseGet(() -> Stream.of(policy.finding("selects no pod")));
  }

  private static Stream<String> selected(Manifests manifests, Manifest from, String pointer) {
    return pods(manifests, from, from.at(pointer)).isPresent()
        ? Stream.empty()
        : Stream.of(from.finding("selects no pod"));
  }

  private static Stream<String> ownPods(Manifest deployment) {
    return selects(deployment.at("/spec/selector/matchLabels"), deployment)
        ? Stream.empty()
        : Stream.of(deployment.finding("does not select its own pods"));
  }

  private static Optional<Manifest> pods(Manifests manifests, Manifest from, JsonNode selector) {
    return manifests
        .deployments()
        .filter(deployment -> deployment.namespace().equals(from.namespace()))
        .filter(deployment -> selects(selector, deployment))
        .findFirst();
  }

  /** An empty selector would take every pod of the namespace: here, that is always a mistake. */
  private static boolean selects(JsonNode selector, Manifest deployment) {
    JsonNode labels = deployment.at("/spec/template/metadata/labels");
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
  }

  private static Stream<String> unknownPorts(
      Manifest from, Manifest pods, String pointer, String field) {
    return unknownPorts(from, pods, from.at(pointer), field);
  }

  private static Stream<String> unknownPorts(
      Manifest from, Manifest pods, JsonNode ports, String field) {
    return Manifest.elements(ports)
        .map(port -> port.path(field).asText())
        .filter(port -> !hasPort(pods, port))
        .map(port -> from.finding("no container port " + port));
  }

  private static boolean hasPort(Manifest pods, String port) {
    return pods.containers().stream()
        .flatMap(container -> Manifest.elements(container.path("ports")))
        .anyMatch(
            known ->
                known.path("name").asText().equals(port)
                    || known.path("containerPort").asText().equals(port));
  }
}
