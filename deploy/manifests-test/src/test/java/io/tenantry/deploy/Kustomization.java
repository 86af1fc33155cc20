package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The subset of Kustomize that the manifests here keep to, rendered in its order: resources, then
 * patches, then namespace and labels. Whatever is outside the subset is refused, never skipped.
 */
final class Kustomization {

  private static final Set<String> KNOWN =
      Set.of("apiVersion", "kind", "resources", "namespace", "labels", "patches");
  private static final Set<String> KNOWN_OF_LABELS = Set.of("pairs");
  private static final Set<String> KNOWN_OF_PATCHES = Set.of("path");
  private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

  private final Path directory;
  private final JsonNode fields;

  private Kustomization(Path directory) {
    this.directory = directory;
    this.fields = Yaml.document(directory.resolve("kustomization.yaml"));
    refuseOthers(fields, KNOWN);
    fields.path("labels").forEach(labels -> refuseOthers(labels, KNOWN_OF_LABELS));
    fields.path("patches").forEach(patch -> refuseOthers(patch, KNOWN_OF_PATCHES));
  }

  /**
   * Renders a folder with a {@code kustomization.yaml}.
   *
   * @throws IllegalArgumentException for a field outside the subset, and for a patch without target
   */
  static List<Manifest> render(Path directory) {
    return new Kustomization(directory).render();
  }

  private List<Manifest> render() {
    var manifests = new ArrayList<Manifest>();
    fields.path("resources").forEach(resource -> manifests.addAll(read(resource.asText())));
    fields.path("patches").forEach(patch -> apply(patch.path("path").asText(), manifests));
    manifests.forEach(this::moveToNamespace);
    manifests.forEach(this::label);
    return manifests;
  }

  private List<Manifest> read(String resource) {
    Path path = directory.resolve(resource).normalize();
    return Files.isDirectory(path) ? render(path) : List.of(new Manifest(Yaml.document(path)));
  }

  private void apply(String file, List<Manifest> manifests) {
    var patch = new Manifest(Yaml.document(directory.resolve(file)));
    var target =
        manifests.stream()
            .filter(manifest -> manifest.identity().equals(patch.identity()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(file + " patches no " + patch.identity()));
    StrategicMerge.merge(target.json(), patch.json());
  }

  private void moveToNamespace(Manifest manifest) {
    if (fields.has("namespace") && !WITHOUT_NAMESPACE.contains(manifest.kind())) {
      metadata(manifest).set("namespace", fields.get("namespace"));
    }
  }

  private void label(Manifest manifest) {
    fields
        .path("labels")
        .forEach(
            labels ->
                metadata(manifest)
                    .withObjectProperty("labels")
                    .setAll((ObjectNode) labels.path("pairs")));
  }

  private static ObjectNode metadata(Manifest manifest) {
    return manifest.json().withObjectProperty("metadata");
  }

  private void refuseOthers(JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                throw new IllegalArgumentException(
                    directory + ": kustomization field '" + field + "' is not rendered here");
              }
            });
  }
}
