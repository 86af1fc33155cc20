package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.tenant.TenantMove;

/** The plan of an action on a tenant that exists. Named after the move that the action makes. */
interface TenantPlan extends OperationPlan {

  TenantMove move();

  @Override
  default String type() {
    return move().action();
  }

  /** Whether the tenant id has to be given again, because the way back is long or none. */
  default boolean needsConfirmation() {
    return false;
  }

  /** Adds what is decided when the action is accepted, and not when its steps run. */
  default void complete(ObjectNode params) {}
}
