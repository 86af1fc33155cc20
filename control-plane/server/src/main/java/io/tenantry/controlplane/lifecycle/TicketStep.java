package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import io.tenantry.controlplane.tenant.Tickets;
import jakarta.inject.Singleton;

/**
 * The ticket. It is in force when the operation begins, since the accepting transaction took it;
 * undoing gives it back.
 */
@Singleton
class TicketStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Tickets tickets;

  TicketStep(TenantCatalog catalog, Tickets tickets) {
    this.catalog = catalog;
    this.tickets = tickets;
  }

  @Override
  public String name() {
    return TenantMove.EXCLUSIVE_ACCESS.action();
  }

  @Override
  public void run(StepContext context) {
    catalog
        .get(Subject.of(context))
        .exclusiveAccess()
        .ifPresent(
            access -> {
              context.result("ticket", access.ticket().toString());
              context.result("expiresAt", access.expiresAt().toString());
            });
  }

  @Override
  public void compensate(StepContext context) {
    context.whileCurrent(() -> tickets.giveBack(Subject.of(context)));
  }
}
