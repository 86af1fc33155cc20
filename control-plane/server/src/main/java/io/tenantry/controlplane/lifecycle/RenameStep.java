package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantId;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * The tenant's other id. It is in the catalog when the operation begins, since the accepting
 * transaction took it; undoing gives the former one back and the new one up.
 */
@Singleton
class RenameStep implements OperationStep {

  static final String FORMER_ID = "id";
  static final String NEW_ID = "newId";

  private final TenantCatalog catalog;
  private final InstantSource clock;

  RenameStep(TenantCatalog catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public String name() {
    return TenantMove.RENAME.action();
  }

  @Override
  public void run(StepContext context) {
    context.result(NEW_ID, catalog.get(Subject.of(context)).id().text());
  }

  @Override
  public void compensate(StepContext context) {
    TenantId former = new TenantId(context.params().path(FORMER_ID).textValue());
    context.whileCurrent(
        () ->
            catalog
                .find(Subject.of(context))
                .filter(tenant -> !tenant.id().equals(former))
                .ifPresent(tenant -> catalog.rename(tenant, former, clock.instant())));
  }
}
