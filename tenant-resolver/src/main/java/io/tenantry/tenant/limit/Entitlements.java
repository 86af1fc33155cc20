package io.tenantry.tenant.limit;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import jakarta.inject.Singleton;

/** What the plan of the current tenant includes. Thread-safe. */
@Singleton
public class Entitlements {

  private final CurrentTenant current;

  Entitlements(CurrentTenant current) {
    this.current = current;
  }

  /** Whether the plan includes the feature. */
  public boolean include(String feature) {
    return current.get().entry().entitlements().contains(feature);
  }

  /**
   * @throws TenantProblemException {@code not-entitled} where the plan does not include it
   */
  public void demand(String feature) {
    if (!include(feature)) {
      throw new TenantProblemException(
          TenantProblem.NOT_ENTITLED,
          "The tenant's plan does not include %s; ask for a plan that does.".formatted(feature));
    }
  }
}
