package io.tenantry.controlplane.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;

/**
 * What an operation of this package is to reach, as its parameters say.
 *
 * @param from the tenant's release when the operation was accepted
 * @param to the release it is to be at
 * @param scripts whether there are scripts to run: two releases may have the same
 * @param steps whether they are committed one by one
 */
record SyncGoal(int from, int to, boolean scripts, boolean steps) {

  static SyncGoal of(StepContext context) {
    return new SyncGoal(
        context.params().path("from").intValue(),
        context.params().path("release").intValue(),
        context.params().path("scripts").booleanValue(),
        context.params().path("steps").booleanValue());
  }

  void write(ObjectNode params) {
    params.put("from", from).put("release", to).put("scripts", scripts).put("steps", steps);
  }

  /** Whether the catalog says that nothing is left to be done: no database need be asked. */
  boolean reachedBy(Tenant tenant) {
    SchemaState schema = tenant.state().schema();
    boolean unfinished =
        schema instanceof SchemaState.Syncing || schema instanceof SchemaState.Failed;
    return tenant.release() == to && !unfinished;
  }
}
