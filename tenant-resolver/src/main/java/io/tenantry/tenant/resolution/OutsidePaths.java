package io.tenantry.tenant.resolution;

import io.tenantry.tenant.http.PathPatterns;
import jakarta.inject.Singleton;

/** The paths that belong to no tenant. */
@Singleton
class OutsidePaths {

  private final PathPatterns outside;

  OutsidePaths(ResolutionConfig config) {
    outside = PathPatterns.of(config.outsidePaths());
  }

  /**
   * Whether the path is outside.
   *
   * @param path normalized, so that no dot segment leads out of a prefix
   */
  boolean contains(String path) {
    return outside.cover(path);
  }
}
