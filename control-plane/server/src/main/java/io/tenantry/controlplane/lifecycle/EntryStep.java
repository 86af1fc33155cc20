package io.tenantry.controlplane.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.Placement;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * The tenant's row, its host names and its place on a server. They are there when the operation
 * begins, since the accepting transaction made them; undoing removes them, last of all.
 */
@Singleton
class EntryStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Placement placement;

  EntryStep(TenantCatalog catalog, Placement placement) {
    this.catalog = catalog;
    this.placement = placement;
  }

  @Override
  public String name() {
    return "catalog-entry";
  }

  @Override
  public void run(StepContext context) {
    if (catalog.find(Subject.of(context)).isEmpty()) {
      throw new PermanentFailureException(
          "unknown-tenant", "The tenant is no longer in the catalog.", null);
    }
  }

  @Override
  public void compensate(StepContext context) {
    UUID tenant = Subject.of(context);
    QuarkusTransaction.requiringNew()
        .run(() -> catalog.remove(tenant).ifPresent(placement::giveBack));
  }
}
