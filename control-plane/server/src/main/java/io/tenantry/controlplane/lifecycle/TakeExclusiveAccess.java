package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Gives somebody a tenant to himself: instances refuse its users and end their sessions, PostgreSQL
 * shuts its logins out, and every change names the ticket until it is given back or expires.
 */
@Singleton
class TakeExclusiveAccess implements TenantPlan {

  private final List<Stage> stages;

  TakeExclusiveAccess(TicketStep ticket, TenantFence fence, CutOffStep cutOff) {
    this.stages = List.of(Stage.of(ticket, fence.drained(), cutOff));
  }

  @Override
  public TenantMove move() {
    return TenantMove.EXCLUSIVE_ACCESS;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
