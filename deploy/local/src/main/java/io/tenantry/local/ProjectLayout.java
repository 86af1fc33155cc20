package io.tenantry.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the build leaves what a local run starts.
 *
 * @param root the top directory of the project
 */
record ProjectLayout(Path root) {

  /**
   * Looks upward from the working directory; the system property {@code tenantry.project} overrides
   * it.
   *
   * @throws IllegalStateException outside the project
   */
  static ProjectLayout find() {
    String named = System.getProperty("tenantry.project");
    Path start = Path.of(named == null ? "" : named).toAbsolutePath();
    for (Path path = start; path != null; path = path.getParent()) {
      if (Files.exists(path.resolve("mvnw")) && Files.isDirectory(path.resolve("deploy/local"))) {
        return new ProjectLayout(path);
      }
    }
    throw new IllegalStateException("Not inside the Tenantry project: " + start);
  }

  Path stateDirectory() {
    return root.resolve("deploy/local/.state");
  }

  Path controlPlaneJar() {
    return root.resolve("control-plane/server/target/quarkus-app/quarkus-run.jar");
  }

  Path appServiceJar() {
    return root.resolve("app-service/server/target/quarkus-app/quarkus-run.jar");
  }

  /** The directory with the unpacked distribution in it. */
  Path keycloak() {
    return root.resolve("deploy/local/target/keycloak");
  }

  /** The directory PostgreSQL's programs are unpacked to. */
  Path postgres() {
    return root.resolve("deploy/local/target/postgresql");
  }

  /** The release package of this build. */
  Path releasePackage() {
    Path target = root.resolve("app-service/application/target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".zip"))
          .findFirst()
          .orElseThrow(() -> new IOException("no zip there"));
    } catch (IOException e) {
      throw new UncheckedIOException("The release package is not built in " + target, e);
    }
  }
}
