package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.Placement;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Writes down what was destroyed and lets go of the rest, in one transaction: the host names, the
 * place on the server and, once its retention has ended, the tenant's row with its id.
 */
@Singleton
class CertificateStep implements OperationStep {

  private final TenantCatalog catalog;
  private final DeletionCertificates certificates;
  private final Transitions transitions;
  private final Placement placement;

  CertificateStep(
      TenantCatalog catalog,
      DeletionCertificates certificates,
      Transitions transitions,
      Placement placement) {
    this.catalog = catalog;
    this.certificates = certificates;
    this.transitions = transitions;
    this.placement = placement;
  }

  @Override
  public String name() {
    return "certificate";
  }

  @Override
  public void run(StepContext context) {
    context.whileCurrent(() -> catalog.find(Subject.of(context)).ifPresent(t -> close(context, t)));
  }

  /** A second attempt finds the certificate, or no tenant at all. */
  private void close(StepContext context, Tenant tenant) {
    if (certificates.issue(context.operationId(), tenant)) {
      placement.giveBack(tenant.databaseServer());
      Optional<Standing> before = Before.of(context);
      transitions.change(
          context,
          tenant,
          new Standing(
              tenant.state().after(TenantMove.COMPLETE_PURGE),
              tenant.standing().reasons(),
              before.flatMap(Standing::retainedUntil)));
      catalog.giveUpHostNames(tenant.uuid());
      catalog.forgetPurged();
    }
  }
}
