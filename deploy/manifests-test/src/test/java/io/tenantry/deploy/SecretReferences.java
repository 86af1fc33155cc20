package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Every key of a secret that a Deployment reads is created by a documented command. */
record SecretReferences(DocumentedSecrets secrets) implements Check {

  @Override
  public Stream<String> findings(Manifests manifests) {
    return manifests
        .deployments()
        .flatMap(
            deployment ->
                references(deployment)
                    .filter(key -> !secrets.keys().contains(key))
                    .map(key -> undocumented(deployment, key)));
  }

  /** What a Deployment reads; a volume without {@code items} would mount keys nobody named. */
  static Stream<DocumentedSecrets.Key> references(Manifest deployment) {
    return Stream.concat(variables(deployment), volumes(deployment));
  }

  private static Stream<DocumentedSecrets.Key> variables(Manifest deployment) {
    return deployment.containers().stream()
        .flatMap(container -> Manifest.elements(container.path("env")))
        .map(variable -> variable.at("/valueFrom/secretKeyRef"))
        .filter(reference -> !reference.isMissingNode())
        .map(reference -> key(deployment, reference.path("name"), reference.path("key")));
  }

  private static Stream<DocumentedSecrets.Key> volumes(Manifest deployment) {
    return Manifest.elements(deployment.podSpec().path("volumes"))
        .map(volume -> volume.path("secret"))
        .filter(secret -> !secret.isMissingNode())
        .flatMap(
            secret ->
                secret.has("items")
                    ? Manifest.elements(secret.path("items"))
                        .map(item -> key(deployment, secret.path("secretName"), item.path("key")))
                    : Stream.of(key(deployment, secret.path("secretName"), secret.path("items"))));
  }

  private static DocumentedSecrets.Key key(Manifest deployment, JsonNode secret, JsonNode name) {
    return new DocumentedSecrets.Key(deployment.namespace(), secret.asText(), name.asText());
  }

  private static String undocumented(Manifest deployment, DocumentedSecrets.Key key) {
    return deployment.finding(
        "deploy/README.md creates no key '%s' of secret %s".formatted(key.name(), key.secret()));
  }
}
