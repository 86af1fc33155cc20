package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Takes a tenant away from its users at once and keeps everything of it until its retention ends:
 * until then it can be recovered, and its id and host names are nobody else's.
 */
@Singleton
class DeleteTenant implements TenantPlan {

  private final List<Stage> stages;
  private final LifecycleConfig config;
  private final InstantSource clock;

  DeleteTenant(
      DeleteStep delete,
      TenantFence fence,
      CutOffStep cutOff,
      IdentitySteps identities,
      LifecycleConfig config,
      InstantSource clock) {
    this.stages = List.of(Stage.of(delete, fence.drained(), cutOff, identities.disable()));
    this.config = config;
    this.clock = clock;
  }

  @Override
  public TenantMove move() {
    return TenantMove.DELETE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  @Override
  public boolean needsConfirmation() {
    return true;
  }

  /** The end of the retention counts from the request, however long the deletion takes. */
  @Override
  public void complete(ObjectNode params) {
    params.put(
        DeleteStep.RETAINED_UNTIL,
        clock.instant().plus(config.retention()).truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
