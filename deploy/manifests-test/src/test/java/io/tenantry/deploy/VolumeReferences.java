package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mounts have volumes, and settings that are paths lie below a mount. */
final class VolumeReferences implements Check {

  private static final String OWN_PATHS = "/etc/tenantry/";

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
                                mountsWithoutVolume(deployment, container),
                                pathsWithoutMount(manifests, deployment, container))));
  }

  private static Stream<String> mountsWithoutVolume(Manifest deployment, JsonNode container) {
    Set<String> volumes = texts(deployment.podSpec().path("volumes"), "name");
    return texts(container.path("volumeMounts"), "name").stream()
        .filter(mount -> !volumes.contains(mount))
        .map(mount -> deployment.finding("mounts no volume: " + mount));
  }

  private static Stream<String> pathsWithoutMount(
      Manifests manifests, Manifest deployment, JsonNode container) {
    Set<String> mounts = texts(container.path("volumeMounts"), "mountPath");
    return Environment.of(manifests, deployment, container).values().entrySet().stream()
        .filter(setting -> setting.getValue().startsWith(OWN_PATHS))
        .filter(setting -> mounts.stream().noneMatch(path -> below(path, setting.getValue())))
        .map(setting -> deployment.finding(setting.getKey() + " is a path below no mount"));
  }

  private static boolean below(String mount, String path) {
    return path.startsWith(mount + "/");
  }

  private static Set<String> texts(JsonNode list, String field) {
    return Manifest.elements(list)
        .map(element -> element.path(field).asText())
        .collect(Collectors.toSet());
  }
}
