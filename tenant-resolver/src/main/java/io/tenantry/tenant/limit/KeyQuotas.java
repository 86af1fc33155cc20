package io.tenantry.tenant.limit;

import io.github.bucket4j.TimeMeter;
import io.tenantry.tenant.catalog.ApiKey;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quotas of API keys in use here. Instances share a key's quota as they share its tenant's
 * plan: by demand. Thread-safe.
 */
@Singleton
class KeyQuotas implements CatalogListener {

  private static final double SECONDS = 60;

  private final Map<UUID, InUse> byKey = new ConcurrentHashMap<>();
  private final Admissions admissions;
  private final TimeMeter clock;

  @Inject
  KeyQuotas(Admissions admissions) {
    this(admissions, TimeMeter.SYSTEM_NANOTIME);
  }

  KeyQuotas(Admissions admissions, TimeMeter clock) {
    this.admissions = admissions;
    this.clock = clock;
  }

  /** What the key may still ask for here. */
  RequestRate of(UUID tenant, ApiKey key) {
    double perSecond = key.requestsPerMinute() / SECONDS * admissions.fraction(tenant);
    InUse inUse =
        byKey.computeIfAbsent(key.id(), id -> new InUse(tenant, new RequestRate(perSecond, clock)));
    inUse.rate().change(perSecond);
    return inUse.rate();
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    byKey
        .entrySet()
        .removeIf(inUse -> gone(inUse.getKey(), after.byUuid(inUse.getValue().tenant())));
  }

  private static boolean gone(UUID key, TenantEntry tenant) {
    return tenant == null
        || !tenant.mounted()
        || tenant.admittance().keys().stream().noneMatch(kept -> kept.id().equals(key));
  }

  /** Nothing to drain. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    byKey.clear();
  }

  private record InUse(UUID tenant, RequestRate rate) {}
}
