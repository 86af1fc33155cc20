package io.tenantry.tenant.testsupport.isolation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run has found.
 *
 * @param requests that were sent
 * @param leaks each once, however often it was seen
 * @param showed routes that showed a tenant its own canary; the others prove less
 * @param failed background work that failed, with the reason
 */
public record IsolationReport(
    int requests, Set<Leak> leaks, Set<Route> showed, Collection<String> failed) {

  /**
   * @throws AssertionError when a tenant saw something of another, when the run could not have
   *     found that because no tenant saw anything of its own, or when background work failed
   */
  public void assertClean() {
    if (showed.isEmpty()) {
      throw new AssertionError("no route showed any tenant its own canary: nothing is proved");
    }
    if (!leaks.isEmpty() || !failed.isEmpty()) {
      throw new AssertionError(this);
    }
  }

  /** Routes that leak. */
  public List<String> leakingRoutes() {
    return leaks.stream().map(leak -> leak.route().toString()).distinct().sorted().toList();
  }

  @Override
  public String toString() {
    String found =
        leaks.stream().map(Leak::toString).sorted().collect(Collectors.joining("\n  ", "  ", ""));
    return "%d requests, %d routes showed their tenant's canary, %d leaks:%n%s%s"
        .formatted(
            requests,
            showed.size(),
            leaks.size(),
            found,
            failed.isEmpty() ? "" : "\nbackground work failed: " + failed);
  }
}
