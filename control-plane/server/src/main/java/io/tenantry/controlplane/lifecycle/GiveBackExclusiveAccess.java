package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.tenant.Lifecycle;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import io.tenantry.controlplane.tenant.TenantState;
import io.tenantry.controlplane.tenant.Tickets;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends an exclusive access: whoever was in before gets in again. */
@Singleton
class GiveBackExclusiveAccess implements TenantPlan {

  private final List<Stage> stages;

  GiveBackExclusiveAccess(
      TenantCatalog catalog, GrantConnectStep grantConnect, Tickets tickets, TenantFence fence) {
    this.stages =
        List.of(
            Stage.of(
                new LetInStep(catalog, grantConnect, GiveBackExclusiveAccess::isServed),
                new GiveBackStep(tickets),
                fence.served()));
  }

  @Override
  public String type() {
    return "give-back-exclusive-access";
  }

  @Override
  public TenantMove move() {
    return TenantMove.EXCLUSIVE_ACCESS;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  private static boolean isServed(TenantState state) {
    return state.mounted() && state.lifecycle() instanceof Lifecycle.Active;
  }

  /** Announces that the ticket is no longer in force. */
  private record GiveBackStep(Tickets tickets) implements OperationStep {

    @Override
    public String name() {
      return "give-back";
    }

    @Override
    public void run(StepContext context) {
      context.whileCurrent(() -> tickets.giveBack(Subject.of(context)));
    }
  }
}
