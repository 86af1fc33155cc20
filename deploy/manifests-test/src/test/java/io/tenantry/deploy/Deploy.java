package io.tenantry.deploy;

import java.nio.file.Path;

/** Where things lie in the repository; Maven runs tests in the folder of their module. */
final class Deploy {

  static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  private Deploy() {}

  static Path overlay(String name) {
    return REPOSITORY.resolve("deploy/overlays").resolve(name);
  }

  static Path readme() {
    return REPOSITORY.resolve("deploy/README.md");
  }

  static Path testResource(String name) {
    return Path.of("src/test/resources").resolve(name);
  }
}
