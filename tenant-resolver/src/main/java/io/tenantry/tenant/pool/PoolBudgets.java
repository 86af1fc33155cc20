package io.tenantry.tenant.pool;

import io.tenantry.tenant.catalog.ConnectionDemand;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The budget of each database server that this instance knows: its slice of the server's
 * connections, at most as many as configured.
 */
@Singleton
class PoolBudgets implements ConnectionDemand {

  private final Map<String, ServerBudget> byServer = new ConcurrentHashMap<>();
  private final int configured;
  private final LongSupplier nanoTime;

  @Inject
  PoolBudgets(PoolConfig config) {
    this(config.pool().budget(), System::nanoTime);
  }

  PoolBudgets(int configured, LongSupplier nanoTime) {
    this.configured = configured;
    this.nanoTime = nanoTime;
  }

  PoolBudget of(TenantEntry entry) {
    return of(entry.target().server(), entry.limits().serverBudget()).budget();
  }

  /**
   * Takes over the database servers of tenants that may have changed, so that slices are there
   * before requests.
   */
  void servers(Collection<TenantEntry> changed) {
    for (TenantEntry entry : changed) {
      if (entry.mounted()) {
        of(entry.target().server(), entry.limits().serverBudget())
            .slice()
            .most(most(entry.limits().serverBudget()));
      }
    }
    byServer.values().forEach(ServerBudget::apply);
  }

  void reclaimUnused(Duration since) {
    byServer.values().forEach(server -> server.budget().reclaimUnused(since));
  }

  /** Takes slices that have lapsed out of force. */
  void lapse() {
    byServer.values().forEach(ServerBudget::apply);
  }

  @Override
  public List<Want> wanted() {
    return byServer.entrySet().stream()
        .map(
            server -> {
              PoolBudget budget = server.getValue().budget();
              return new Want(
                  server.getKey(), Math.min(configured, budget.demand()), budget.holding());
            })
        .toList();
  }

  @Override
  public void granted(String server, int connections, Duration validFor) {
    ServerBudget known = byServer.get(server);
    known.slice().renew(connections, validFor);
    known.apply();
  }

  @Override
  public void notLeased() {
    byServer.values().forEach(server -> server.slice().unleased());
    lapse();
  }

  private ServerBudget of(String server, int serverBudget) {
    return byServer.computeIfAbsent(
        server,
        id -> {
          Slice slice = new Slice(most(serverBudget), nanoTime);
          return new ServerBudget(slice, new PoolBudget(slice.limit(), nanoTime));
        });
  }

  private int most(int serverBudget) {
    return serverBudget > 0 ? Math.min(configured, serverBudget) : configured;
  }

  private record ServerBudget(Slice slice, PoolBudget budget) {

    void apply() {
      int limit = slice.limit();
      if (limit != budget.limit()) {
        budget.limit(limit);
      }
    }
  }
}
