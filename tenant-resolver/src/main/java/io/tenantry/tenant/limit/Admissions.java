package io.tenantry.tenant.limit;

import io.github.bucket4j.TimeMeter;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSignal;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LimitDemand;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limits of the tenants in use here. A tenant whose plan limits no requests, and one that
 * nobody has used, costs nothing.
 */
@Singleton
public class Admissions implements CatalogListener, LimitDemand {

  /** Who is turned away has the demand reported before the next beat, but not more often. */
  private static final long NANOS_BETWEEN_SIGNALS = 250_000_000;

  /** Tenants of one report; what any further one may use is the part of those without demand. */
  private static final int MOST_REPORTED = 5_000;

  private final Map<UUID, Admission> byTenant = new ConcurrentHashMap<>();
  private final AtomicLong signalled = new AtomicLong();
  private final CatalogSignal signal;
  private final TimeMeter clock;
  private volatile Map<UUID, Double> fractions = Map.of();
  private volatile double otherwise = 1;

  @Inject
  Admissions(CatalogSignal signal) {
    this(signal, TimeMeter.SYSTEM_NANOTIME);
  }

  Admissions(CatalogSignal signal, TimeMeter clock) {
    this.signal = signal;
    this.clock = clock;
    signalled.set(clock.currentTimeNanos() - NANOS_BETWEEN_SIGNALS);
  }

  /** The tenant's limits; empty where its plan limits no requests. */
  Optional<Admission> of(TenantEntry entry) {
    Admission known = byTenant.get(entry.uuid());
    if (known != null || !entry.limits().limitRequests()) {
      return Optional.ofNullable(known);
    }
    return Optional.of(
        byTenant.computeIfAbsent(
            entry.uuid(), tenant -> new Admission(entry.limits(), fraction(tenant), clock)));
  }

  /** The tenant's limits as they are now; empty where none are in use. */
  public Optional<LimitState> state(UUID tenant) {
    return Optional.ofNullable(byTenant.get(tenant)).map(Admission::state);
  }

  /** Somebody was turned away: this instance may need a larger part of the plan. */
  void turnedAway() {
    long now = clock.currentTimeNanos();
    long before = signalled.get();
    if (now - before >= NANOS_BETWEEN_SIGNALS && signalled.compareAndSet(before, now)) {
      signal.raise();
    }
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    byTenant.forEach(
        (tenant, admission) -> {
          TenantEntry entry = after.byUuid(tenant);
          if (entry == null || !entry.mounted()) {
            byTenant.remove(tenant);
          } else if (!entry.limits().equals(admission.limits())) {
            admission.change(entry.limits());
          }
        });
  }

  @Override
  public Map<UUID, Double> wanted() {
    Map<UUID, Double> wanted = new HashMap<>();
    byTenant.forEach(
        (tenant, admission) -> {
          double here = admission.wanted();
          if (here > 0 && wanted.size() < MOST_REPORTED) {
            wanted.put(tenant, here);
          }
        });
    return wanted;
  }

  @Override
  public void granted(Map<UUID, Double> granted, double toOthers) {
    fractions = Map.copyOf(granted);
    otherwise = toOthers;
    byTenant.forEach((tenant, admission) -> admission.change(fraction(tenant)));
  }

  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    byTenant.clear();
  }

  /** The part of the tenant's plan that this instance may use, 1 being all. */
  double fraction(UUID tenant) {
    return fractions.getOrDefault(tenant, otherwise);
  }
}
