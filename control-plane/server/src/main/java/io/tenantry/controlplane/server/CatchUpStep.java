package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * Prepares the server once more, now that it is active: a release that was published meanwhile did
 * not know of it. The server is of use without, so this does not undo its registration.
 */
@Singleton
final class CatchUpStep implements RegistrationStep {

  private final ServerPreparation preparation;

  CatchUpStep(ServerPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public String name() {
    return "catch-up";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(5).thenContinue();
  }

  @Override
  public void runOn(String server, StepContext context) throws SQLException {
    preparation.prepare(server, context.operationId());
  }
}
