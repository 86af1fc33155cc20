package io.tenantry.tenant.pool;

import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budget of each database server that this instance uses. */
@Singleton
class PoolBudgets {

  private final Map<String, PoolBudget> byServer = new ConcurrentHashMap<>();
  private final int configured;

  PoolBudgets(PoolConfig config) {
    this.configured = config.pool().budget();
  }

  PoolBudget of(TenantEntry entry) {
    return byServer.computeIfAbsent(
        entry.target().server(), server -> new PoolBudget(limit(entry), System::nanoTime));
  }

  /** Takes over the budgets of a new snapshot, for the servers in use. */
  void limits(CatalogSnapshot snapshot) {
    if (byServer.isEmpty()) {
      return;
    }
    Map<String, Integer> limits = new ConcurrentHashMap<>();
    snapshot.entries().forEach(entry -> limits.put(entry.target().server(), limit(entry)));
    byServer.forEach(
        (server, budget) -> {
          Integer limit = limits.get(server);
          if (limit != null) {
            budget.limit(limit);
          }
        });
  }

  void reclaimUnused(Duration since) {
    byServer.values().forEach(budget -> budget.reclaimUnused(since));
  }

  private int limit(TenantEntry entry) {
    int ofServer = entry.limits().serverBudget();
    return ofServer > 0 ? Math.min(configured, ofServer) : configured;
  }
}
