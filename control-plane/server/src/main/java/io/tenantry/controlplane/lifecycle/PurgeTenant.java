package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.DatabaseStep;
import io.tenantry.controlplane.provisioning.DestroyStep;
import io.tenantry.controlplane.provisioning.RolesStep;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Destroys everything of a deleted tenant and certifies it. There is no way back: a purge that is
 * held up stays where it is and can be asked for again.
 */
@Singleton
class PurgeTenant implements TenantPlan {

  private final List<Stage> stages;

  PurgeTenant(
      Transitions transitions,
      DatabaseStep database,
      RolesStep roles,
      IdentitySteps identities,
      CertificateStep certificate) {
    this.stages =
        List.of(
            Stage.of(
                new PurgingStep(transitions),
                new DestroyStep(database),
                new DestroyStep(roles),
                identities.remove(),
                certificate));
  }

  @Override
  public TenantMove move() {
    return TenantMove.PURGE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  @Override
  public boolean needsConfirmation() {
    return true;
  }
}
