package io.tenantry.tenant.pool;

import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSignal;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.usage.UsageCounters;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The tenants in use on this instance: lets requests in, hands out connections, and takes a tenant
 * apart when the catalog takes it away.
 *
 * <p>Thread-safe. A tenant nobody has used costs nothing here.
 */
@Singleton
public class LiveTenants implements CatalogListener {

  private final Map<UUID, LiveTenant> active = new ConcurrentHashMap<>();
  private final Set<Draining> draining = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(LiveTenants::daemon);
  private final jakarta.enterprise.inject.Instance<LiveCatalog> catalog;
  private final CatalogSignal signal;
  private final PoolBudgets budgets;
  private final PhysicalPools pools;
  private final UsageCounters usage;
  private final PoolConfig.Pool config;
  private volatile LiveCatalog found;

  LiveTenants(
      jakarta.enterprise.inject.Instance<LiveCatalog> catalog,
      CatalogSignal signal,
      PoolBudgets budgets,
      PhysicalPools pools,
      UsageCounters usage,
      PoolConfig config) {
    this.catalog = catalog;
    this.signal = signal;
    this.budgets = budgets;
    this.pools = pools;
    this.usage = usage;
    this.config = config.pool();
    long tick = Math.max(1, this.config.idleTimeout().toMillis() / 4);
    housekeeping.scheduleWithFixedDelay(
        () -> {
          budgets.lapse();
          budgets.reclaimUnused(this.config.idleTimeout());
        },
        tick,
        tick,
        TimeUnit.MILLISECONDS);
  }

  /**
   * Lets a request into a tenant, as resolved a moment ago. Empty when the catalog has changed that
   * tenant meanwhile: resolve again.
   */
  public Optional<Visit> enter(TenantEntry entry) {
    LiveTenant tenant = live(entry);
    if (!tenant.target().equals(entry.target())
        && catalog().snapshot().byUuid(entry.uuid()) == entry) {
      // The snapshot is here and its listeners are not done: as they will, without the wait.
      retire(tenant, entry.version());
      tenant = live(entry);
    }
    if (!tenant.target().equals(entry.target()) || !tenant.visitors().enter()) {
      return Optional.empty();
    }
    Visit visit = new Visit(tenant.visitors());
    // The catalog swaps its snapshot first and takes tenants apart after that: whoever is inside
    // and still finds the tenant served will be waited for.
    if (stillServed(entry)) {
      return Optional.of(visit);
    }
    visit.close();
    retire(tenant, catalog().snapshot().version());
    return Optional.empty();
  }

  private LiveTenant live(TenantEntry entry) {
    LiveTenant known = active.get(entry.uuid());
    return known != null ? known : active.computeIfAbsent(entry.uuid(), uuid -> open(entry));
  }

  /** The catalog tells this, and this asks the catalog: found when it is first asked. */
  private LiveCatalog catalog() {
    if (found == null) {
      found = catalog.get();
    }
    return found;
  }

  private boolean stillServed(TenantEntry entry) {
    TenantEntry now = catalog().snapshot().byUuid(entry.uuid());
    return now == entry || now != null && now.served() && now.target().equals(entry.target());
  }

  /**
   * A connection to the tenant's own database, as it is now.
   *
   * @throws TenantProblemException when there is none
   */
  public Connection connection(ResolvedTenant resolved) {
    return used(resolved).pool().connection();
  }

  /**
   * A connection of the tenant's report login, to be closed by the caller.
   *
   * @throws TenantProblemException when there is none
   */
  public ReportConnection reportConnection(ResolvedTenant resolved) {
    return used(resolved).reports().open();
  }

  private LiveTenant used(ResolvedTenant resolved) {
    LiveTenant tenant = active.get(resolved.uuid());
    if (tenant != null && tenant.target().equals(resolved.entry().target())) {
      return tenant;
    }
    // A request that was let in before the tenant was taken away may finish.
    return draining.stream()
        .map(Draining::tenant)
        .filter(leaving -> leaving.target().equals(resolved.entry().target()))
        .findAny()
        .orElseThrow(LiveTenants::takenAway);
  }

  /** The tenant's connections as they are now; empty while nobody has used it here. */
  public Optional<PoolState> state(UUID tenant) {
    return Optional.ofNullable(active.get(tenant)).map(live -> live.pool().state());
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    for (LiveTenant tenant : active.values()) {
      TenantEntry entry = after.byUuid(tenant.target().tenant());
      if (entry == null) {
        retire(tenant, after.version());
      } else if (!entry.served() || !entry.target().equals(tenant.target())) {
        retire(tenant, entry.version());
      } else {
        tenant.pool().most(most(entry));
      }
    }
    budgets.servers(after.changedSince(before));
  }

  @Override
  public long drainedUpTo(long applied) {
    return draining.stream()
        .mapToLong(leaving -> leaving.removedAt() - 1)
        .reduce(applied, Math::min);
  }

  @Override
  public void stop() {
    active.values().forEach(tenant -> retire(tenant, 0));
    awaitDrained();
    housekeeping.shutdownNow();
  }

  private void awaitDrained() {
    CountDownLatch quiet = new CountDownLatch(1);
    housekeeping.scheduleWithFixedDelay(
        () -> {
          if (draining.isEmpty()) {
            quiet.countDown();
          }
        },
        0,
        10,
        TimeUnit.MILLISECONDS);
    try {
      quiet.await(config.drainTimeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LiveTenant open(TenantEntry entry) {
    return new LiveTenant(
        entry.target(),
        new TenantPool(
            entry.target(), budgets.of(entry), most(entry), config, pools, usage, housekeeping),
        new ReportConnections(
            entry.target().as(entry.reportLogin()), budgets.of(entry), config, pools));
  }

  private int most(TenantEntry entry) {
    int most = config.maxPerTenant();
    int ofPlan = entry.limits().connections();
    return ofPlan > 0 ? Math.min(most, ofPlan) : most;
  }

  private void retire(LiveTenant tenant, long removedAt) {
    long deadline = System.nanoTime() + config.drainTimeout().toNanos();
    Draining[] self = new Draining[1];
    self[0] = new Draining(tenant, removedAt, deadline, housekeeping, () -> drained(self[0]));
    draining.add(self[0]);
    if (active.remove(tenant.target().tenant(), tenant)) {
      self[0].begin();
    } else {
      draining.remove(self[0]);
    }
  }

  private void drained(Draining leaving) {
    draining.remove(leaving);
    signal.raise();
  }

  private static TenantProblemException takenAway() {
    return new TenantProblemException(
        TenantProblem.TENANT_DATABASE_UNAVAILABLE,
        "The tenant is not served from here any more; try again shortly.");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tenantry-pools");
    thread.setDaemon(true);
    return thread;
  }
}
