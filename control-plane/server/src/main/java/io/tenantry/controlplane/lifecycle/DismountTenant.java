package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes a tenant unreachable: announced first, then drained by every live instance, at last shut
 * out in PostgreSQL itself, so that an instance nobody hears of reads nothing either.
 */
@Singleton
class DismountTenant implements OperationPlan {

  static final String TYPE = "dismount";

  private final List<Stage> stages;

  DismountTenant(DismountStep dismount, DrainedStep drained, CutOffStep cutOff) {
    this.stages = List.of(Stage.of(dismount, drained, cutOff));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
