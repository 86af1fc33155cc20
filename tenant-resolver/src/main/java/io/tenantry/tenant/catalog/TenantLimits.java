package io.tenantry.tenant.catalog;

import java.util.Map;

/**
 * What the tenant's plan allows; 0 where the plan says nothing.
 *
 * @param connections most connections of one instance to the tenant's database
 * @param serverBudget connections that all instances together may hold on the tenant's server
 * @param requestsPerSecond of all instances together
 * @param concurrentRequests that run at the same time, of all instances together
 * @param queueLength requests that wait while as many as may are running, of all instances together
 * @param quotas how much the tenant may keep, by the name of the limit: {@code companies}, {@code
 *     storage} in bytes, …; a name that is not there has no limit
 */
public record TenantLimits(
    int connections,
    int serverBudget,
    int requestsPerSecond,
    int concurrentRequests,
    int queueLength,
    Map<String, Long> quotas) {

  public TenantLimits {
    quotas = Map.copyOf(quotas);
  }

  /** Limits of connections alone. */
  public static TenantLimits ofConnections(int connections, int serverBudget) {
    return new TenantLimits(connections, serverBudget, 0, 0, 0, Map.of());
  }

  /** Whether requests are limited at all. */
  public boolean limitRequests() {
    return requestsPerSecond > 0 || concurrentRequests > 0;
  }
}
