package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every environment variable means something to the service it is given to, and every setting that
 * has no default is given. Otherwise a misspelt variable is ignored in silence, and the pod fails
 * only once it runs.
 *
 * @param declared by the modules that make up a service; key = container name
 * @param quarkus what the framework itself reads
 */
record Settings(Map<String, DeclaredSettings> declared, QuarkusSettings quarkus) implements Check {

  static Settings ofRepository() {
    return new Settings(
        Map.of(
            "control-plane", DeclaredSettings.of("control-plane/server"),
            "app-service", DeclaredSettings.of("app-service/server", "tenant-resolver")),
        QuarkusSettings.ofClasspath());
  }

  @Override
  public Stream<String> findings(Manifests manifests) {
    return manifests
        .deployments()
        .flatMap(
            deployment ->
                deployment.containers().stream()
                    .flatMap(container -> findings(manifests, deployment, container)));
  }

  private Stream<String> findings(Manifests manifests, Manifest deployment, JsonNode container) {
    DeclaredSettings known = declared.get(container.path("name").asText());
    var given = Environment.of(manifests, deployment, container).values().keySet();
    return Stream.concat(
            given.stream().flatMap(variable -> meaningless(known, variable)),
            known.required().stream()
                .filter(variable -> !given.contains(variable))
                .map(variable -> variable + " is required and not given"))
        .map(deployment::finding);
  }

  private Stream<String> meaningless(DeclaredSettings known, String variable) {
    if (known.contains(variable)) {
      return Stream.empty();
    }
    return switch (quarkus.readAt(variable)) {
      case START -> Stream.empty();
      case BUILD -> Stream.of(variable + " is fixed when the service is built");
      case NEVER -> Stream.of(variable + " is no setting of this service");
    };
  }
}
