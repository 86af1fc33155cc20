package io.tenantry.controlplane.tenant;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The rules of an installation for one tenant ({@code tenantry.multitenant=false}), whose requests
 * need not name it: a second one would take that from the first, so nobody else gets in. The first
 * may be called {@code default}, a name that elsewhere would promise what no tenant is.
 */
@ApplicationScoped
class OnlyTenant {

  private static final String DEFAULT = "default";

  /** Of two calls at the same moment the second waits for the end of the first, then counts. */
  private static final String TAKE_TURN =
      "select pg_advisory_xact_lock(hashtextextended('the only tenant', 0)) is null";

  private static final String ANOTHER =
      "select exists (select from catalog.tenant where lifecycle <> 'purged')";

  private final Jdbi jdbi;
  private final boolean multitenant;

  /**
   * @param multitenant whether requests name their tenant; a mapping of its parent would claim
   *     every property of the product
   */
  OnlyTenant(
      Jdbi jdbi,
      @ConfigProperty(name = "tenantry.multitenant", defaultValue = "true") boolean multitenant) {
    this.jdbi = jdbi;
    this.multitenant = multitenant;
  }

  /**
   * @param field in which the id was given
   * @throws ProblemException {@code validation-failed}
   */
  void demandNameable(String field, TenantId id) {
    if (multitenant && id.folded().equals(DEFAULT)) {
      throw ProblemException.invalid(field, "is reserved; choose another name");
    }
  }

  /**
   * Call it in the transaction that enters the tenant.
   *
   * @throws ProblemException {@code tenant-exists}
   */
  void demandAlone() {
    if (!multitenant && jdbi.withHandle(OnlyTenant::anotherIsThere)) {
      throw new ProblemException(
          ProblemType.TENANT_EXISTS,
          "This installation has its one tenant already; set tenantry.multitenant=true here and on"
              + " every instance to serve several.");
    }
  }

  private static boolean anotherIsThere(Handle handle) {
    handle.createQuery(TAKE_TURN).mapTo(Boolean.class).one();
    return handle.createQuery(ANOTHER).mapTo(Boolean.class).one();
  }
}
