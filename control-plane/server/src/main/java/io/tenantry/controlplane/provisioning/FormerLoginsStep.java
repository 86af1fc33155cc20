package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import jakarta.inject.Singleton;

/**
 * Drops the logins that the tenant had before. Whoever still uses them has been silent throughout
 * the fence, and is cut off.
 */
@Singleton
public class FormerLoginsStep implements OperationStep {

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final TenantLogins logins;
  private final CredentialRotations rotations;

  FormerLoginsStep(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      TenantLogins logins,
      CredentialRotations rotations) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.logins = logins;
    this.rotations = rotations;
  }

  @Override
  public String name() {
    return "drop-former-logins";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(100).thenAbort();
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    if (rotations.find(database.tenant(), context.operationId()).isPresent()) {
      logins.drop(sessions.forTenant(context, database), database, database.names().rotated());
      rotations.end(database.tenant(), context.operationId());
    }
  }
}
