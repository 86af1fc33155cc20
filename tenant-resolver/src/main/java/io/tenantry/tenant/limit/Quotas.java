package io.tenantry.tenant.limit;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * How much the current tenant may keep. Ask before something is added; whoever is over a quota,
 * because the plan has become smaller, goes on with what there is. Thread-safe.
 */
@Singleton
public class Quotas {

  private final CurrentTenant current;

  Quotas(CurrentTenant current) {
    this.current = current;
  }

  /** The quota of that name, as plans have it; empty where there is none. */
  public Optional<Long> of(String name) {
    return Optional.ofNullable(current.get().entry().limits().quotas().get(name));
  }

  /**
   * @param total how much there would be
   * @throws TenantProblemException {@code quota-exceeded} where that is more than the plan allows
   */
  public void demand(String name, long total) {
    Optional<Long> quota = of(name);
    if (quota.isPresent() && total > quota.get()) {
      throw new TenantProblemException(
          TenantProblem.QUOTA_EXCEEDED,
          "The plan includes %d %s; with this there would be %d. What there is can be used on."
              .formatted(quota.get(), name, total));
    }
  }
}
