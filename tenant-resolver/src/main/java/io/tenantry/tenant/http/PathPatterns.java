package io.tenantry.tenant.http;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Paths as configuration names them: one each, or all that begin alike where the pattern ends in
 * {@code *}. Asked of every request, hence without a stream. Thread-safe.
 */
public final class PathPatterns {

  private static final String ANY_END = "*";

  private final Set<String> exact;
  private final String[] beginnings;

  private PathPatterns(Set<String> exact, String[] beginnings) {
    this.exact = exact;
    this.beginnings = beginnings;
  }

  /**
   * @param patterns none: no path is covered
   */
  public static PathPatterns of(Collection<String> patterns) {
    return new PathPatterns(
        patterns.stream()
            .filter(pattern -> !pattern.endsWith(ANY_END))
            .collect(Collectors.toUnmodifiableSet()),
        patterns.stream()
            .filter(pattern -> pattern.endsWith(ANY_END))
            .map(pattern -> pattern.substring(0, pattern.length() - ANY_END.length()))
            .toArray(String[]::new));
  }

  /**
   * Whether a pattern covers the path.
   *
   * @param path normalized, so that no dot segment leads out of a beginning
   */
  public boolean cover(String path) {
    for (String beginning : beginnings) {
      if (path.startsWith(beginning)) {
        return true;
      }
    }
    return exact.contains(path);
  }
}
