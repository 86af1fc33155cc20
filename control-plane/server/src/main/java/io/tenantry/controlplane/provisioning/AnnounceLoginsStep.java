package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Makes the second set of logins the tenant's own. From here there is no way back, and none is
 * needed: instances that have not heard of it yet go on with the former ones.
 */
@Singleton
public class AnnounceLoginsStep implements OperationStep {

  private final TenantDatabaseCatalog catalog;
  private final CredentialRotations rotations;

  AnnounceLoginsStep(TenantDatabaseCatalog catalog, CredentialRotations rotations) {
    this.catalog = catalog;
    this.rotations = rotations;
  }

  @Override
  public String name() {
    return "announce";
  }

  @Override
  public void run(StepContext context) {
    UUID tenant = catalog.get(context).tenant();
    context.whileCurrent(() -> rotations.announce(tenant, context.operationId()));
  }
}
