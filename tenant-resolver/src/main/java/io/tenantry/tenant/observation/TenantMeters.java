package io.tenantry.tenant.observation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Timers {@code tenantry.tenant.requests} by tenant and outcome, for the busiest tenants; all
 * others are {@code other}, so that the number of series has a bound however many tenants there
 * are. Every request is in exactly one series. A dismounted tenant has none. Thread-safe.
 */
@Singleton
public class TenantMeters implements CatalogListener {

  static final String REQUESTS = "tenantry.tenant.requests";

  private static final String OTHER = "other";
  private static final long NANOS_BETWEEN_RANKINGS = TimeUnit.SECONDS.toNanos(30);

  private final MeterRegistry registry;
  private final int most;
  private final LongSupplier nanoTime;
  private final AtomicLong rankedAt;
  private final Map<UUID, Busy> busy = new ConcurrentHashMap<>();
  private final Map<RequestOutcome, Timer> ofOthers;
  private volatile Map<UUID, Map<RequestOutcome, Timer>> labelled = Map.of();

  @Inject
  TenantMeters(MeterRegistry registry, ObservationConfig config) {
    this(registry, config.labelledTenants(), System::nanoTime);
  }

  TenantMeters(MeterRegistry registry, int most, LongSupplier nanoTime) {
    this.registry = registry;
    this.most = Math.max(0, most);
    this.nanoTime = nanoTime;
    this.rankedAt = new AtomicLong(nanoTime.getAsLong());
    this.ofOthers = timers(OTHER);
  }

  /** A request of a member of the tenant has ended after so long. */
  public void request(ResolvedTenant tenant, RequestOutcome outcome, long nanos) {
    busy.computeIfAbsent(tenant.uuid(), uuid -> new Busy(tenant.id())).requests.increment();
    rankWhenDue();
    labelled.getOrDefault(tenant.uuid(), ofOthers).get(outcome).record(nanos, TimeUnit.NANOSECONDS);
  }

  private void rankWhenDue() {
    long now = nanoTime.getAsLong();
    long before = rankedAt.get();
    if (now - before >= NANOS_BETWEEN_RANKINGS && rankedAt.compareAndSet(before, now)) {
      rank();
    }
  }

  /** The busiest since the last ranking get series of their own; whoever falls out loses his. */
  private synchronized void rank() {
    Map<UUID, Long> counts = new HashMap<>();
    busy.forEach((tenant, since) -> counts.put(tenant, since.requests.sumThenReset()));
    List<UUID> busiest =
        counts.entrySet().stream()
            .filter(counted -> counted.getValue() > 0)
            .sorted(Map.Entry.<UUID, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    Map<UUID, Map<RequestOutcome, Timer>> next = new HashMap<>();
    for (UUID tenant : busiest) {
      Map<RequestOutcome, Timer> known = labelled.get(tenant);
      next.put(tenant, known != null ? known : timers(busy.get(tenant).id));
    }
    Map<UUID, Map<RequestOutcome, Timer>> before = labelled;
    labelled = Map.copyOf(next);
    before.forEach((tenant, timers) -> forget(timers, next.containsKey(tenant)));
    counts.forEach(
        (tenant, count) -> busy.computeIfPresent(tenant, (t, b) -> count > 0 ? b : null));
  }

  @Override
  public synchronized void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    busy.keySet().removeIf(tenant -> !mounted(after, tenant));
    Map<UUID, Map<RequestOutcome, Timer>> next = new HashMap<>(labelled);
    if (next.keySet().removeIf(tenant -> !mounted(after, tenant))) {
      Map<UUID, Map<RequestOutcome, Timer>> known = labelled;
      labelled = Map.copyOf(next);
      known.forEach((tenant, timers) -> forget(timers, next.containsKey(tenant)));
    }
  }

  private static boolean mounted(CatalogSnapshot catalog, UUID tenant) {
    TenantEntry entry = catalog.byUuid(tenant);
    return entry != null && entry.mounted();
  }

  /** Nothing to drain: a request that ends later is counted, and forgotten with the next change. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    busy.clear();
  }

  private void forget(Map<RequestOutcome, Timer> timers, boolean stillLabelled) {
    if (!stillLabelled) {
      timers.values().forEach(registry::remove);
    }
  }

  private Map<RequestOutcome, Timer> timers(String tenant) {
    Map<RequestOutcome, Timer> timers = new EnumMap<>(RequestOutcome.class);
    for (RequestOutcome outcome : RequestOutcome.values()) {
      timers.put(
          outcome,
          Timer.builder(REQUESTS)
              .description("Requests of tenants' members")
              .tag("tenant", tenant)
              .tag("outcome", outcome.label())
              .register(registry));
    }
    return timers;
  }

  private static final class Busy {

    private final String id;
    private final LongAdder requests = new LongAdder();

    Busy(String id) {
      this.id = id;
    }
  }
}
