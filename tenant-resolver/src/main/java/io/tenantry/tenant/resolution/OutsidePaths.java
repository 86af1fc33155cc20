package io.tenantry.tenant.resolution;

import jakarta.inject.Singleton;
import java.util.List;

/** The paths that belong to no tenant. */
@Singleton
class OutsidePaths {

  private final List<String> exact;
  private final List<String> prefixes;

  OutsidePaths(ResolutionConfig config) {
    exact = config.outsidePaths().stream().filter(path -> !path.endsWith("*")).toList();
    prefixes =
        config.outsidePaths().stream()
            .filter(path -> path.endsWith("*"))
            .map(path -> path.substring(0, path.length() - 1))
            .toList();
  }

  /**
   * Whether the path is outside.
   *
   * @param path normalized, so that no dot segment leads out of a prefix
   */
  boolean contains(String path) {
    return exact.contains(path) || prefixes.stream().anyMatch(path::startsWith);
  }
}
