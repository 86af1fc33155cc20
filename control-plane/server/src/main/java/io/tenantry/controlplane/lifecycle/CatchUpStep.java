package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.Operations;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.release.PublishedReleases;
import io.tenantry.controlplane.sync.SyncMode;
import io.tenantry.controlplane.sync.SyncPlanning;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Has a tenant that fell behind while it was away synced to the newest release, by an operation of
 * its own that begins when this one has ended: the tenant is back whatever becomes of it. A sync
 * that would be refused is named in the result, for somebody to decide.
 */
@Singleton
class CatchUpStep implements OperationStep {

  private final TenantCatalog catalog;
  private final PublishedReleases releases;
  private final SyncPlanning planning;
  private final Operations operations;

  CatchUpStep(
      TenantCatalog catalog,
      PublishedReleases releases,
      SyncPlanning planning,
      Operations operations) {
    this.catalog = catalog;
    this.releases = releases;
    this.planning = planning;
    this.operations = operations;
  }

  @Override
  public String name() {
    return "catch-up";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(5).thenContinue();
  }

  @Override
  public void run(StepContext context) {
    Tenant tenant = catalog.get(Subject.of(context));
    if (!(tenant.state().schema() instanceof SchemaState.Pending)) {
      return;
    }
    UUID sync = idOfSync(context);
    try {
      context.whileCurrent(() -> accept(context, tenant, sync));
      context.result("sync", sync);
    } catch (ProblemException e) {
      context.result("syncRefused", e.type().code());
    }
  }

  private void accept(StepContext context, Tenant tenant, UUID sync) {
    if (operations.find(sync).isEmpty()) {
      Operation recovery = operations.find(context.operationId()).orElseThrow();
      int newest = releases.newest().orElse(tenant.release());
      NewOperation wanted =
          planning
              .sync(tenant, SyncMode.SYNC, newest, recovery.createdBy(), Optional.empty())
              .because("recovery " + recovery.id())
              .waitingItsTurn();
      operations.accept(sync, wanted);
    }
  }

  /** The same at every attempt of this operation. */
  private static UUID idOfSync(StepContext context) {
    return UUID.nameUUIDFromBytes(
        ("sync after " + context.operationId()).getBytes(StandardCharsets.UTF_8));
  }
}
