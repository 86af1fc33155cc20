package io.tenantry.tenant;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.pool.LiveTenants;
import io.tenantry.tenant.pool.Visit;
import jakarta.inject.Singleton;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Runs work for a named tenant where no request names one: schedulers, consumers, start-up, or one
 * tenant's work inside another's request.
 *
 * <p>The work gets a CDI request context of its own and runs outside any transaction that the
 * caller has open, so that no session and no connection of another tenant is in its reach; it
 * begins its own transactions. Valid until {@code run} returns, on the calling thread and on those
 * that it hands work to by way of context propagation ({@code ManagedExecutor}, Mutiny).
 */
@Singleton
public class TenantContext {

  private final LiveCatalog catalog;
  private final LiveTenants tenants;
  private final TransactionManager transactions;

  TenantContext(LiveCatalog catalog, LiveTenants tenants, TransactionManager transactions) {
    this.catalog = catalog;
    this.tenants = tenants;
    this.transactions = transactions;
  }

  /**
   * Runs the work for the tenant and answers what it answers.
   *
   * @throws TenantProblemException when the tenant is not served here now
   * @throws Exception whatever the work throws
   */
  public <T> T run(UUID tenant, Callable<T> work) throws Exception {
    TenantEntry entry = catalog.snapshot().byUuid(tenant);
    if (entry == null || !entry.served()) {
      throw unknown();
    }
    return run(new ResolvedTenant(entry), work);
  }

  /** Like {@link #run(UUID, Callable)}, for a tenant that was resolved already. */
  public <T> T run(ResolvedTenant tenant, Callable<T> work) throws Exception {
    try (Visit visit = tenants.enter(tenant.entry()).orElseThrow(TenantContext::unknown)) {
      Transaction suspended = transactions.suspend();
      try {
        return inOwnRequestContext(tenant, work);
      } finally {
        resume(suspended);
      }
    }
  }

  private <T> T inOwnRequestContext(ResolvedTenant tenant, Callable<T> work) throws Exception {
    ManagedContext requests = Arc.container().requestContext();
    ContextState outer = requests.getStateIfActive();
    ResolvedTenant before = CurrentTenant.exchange(tenant);
    requests.activate();
    try {
      return work.call();
    } finally {
      requests.terminate();
      CurrentTenant.exchange(before);
      if (outer != null) {
        requests.activate(outer);
      }
    }
  }

  private void resume(Transaction suspended) throws Exception {
    if (suspended != null) {
      transactions.resume(suspended);
    }
  }

  private static TenantProblemException unknown() {
    return new TenantProblemException(
        TenantProblem.UNKNOWN_TENANT, "The tenant is not served here.");
  }
}
