package io.tenantry.tenant.resolution;

import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.resolution.Resolution.Resolved;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Whether those whom a request let in may stay, for as long as what they opened lasts. Thread-safe.
 */
@Singleton
public class TenantStay {

  private final TenantResolution resolution;

  TenantStay(TenantResolution resolution) {
    this.resolution = resolution;
  }

  /**
   * Why they have to leave; empty while they may stay. A tenant whose database is another one by
   * now, or is opened by another login, has to be entered again: {@code
   * tenant-database-unavailable}.
   */
  public Optional<TenantProblem> ended(ResolvedTenant tenant, CatalogSnapshot now) {
    Resolution answer = resolution.ofCredential(tenant.uuid(), now);
    if (answer instanceof Refused refused) {
      return Optional.of(refused.problem());
    }
    boolean asItWas = ((Resolved) answer).entry().target().equals(tenant.entry().target());
    return asItWas ? Optional.empty() : Optional.of(TenantProblem.TENANT_DATABASE_UNAVAILABLE);
  }
}
