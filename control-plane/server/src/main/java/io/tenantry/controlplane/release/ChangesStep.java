package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.DatabaseServer;
import io.tenantry.controlplane.server.DatabaseServers;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Brings the release before this one to it, in a trial: the proof that tenants can follow, and the
 * record of what changes for them.
 */
@Singleton
class ChangesStep implements OperationStep {

  private final Releases releases;
  private final DatabaseServers servers;
  private final ReleaseUpgrades upgrades;

  ChangesStep(Releases releases, DatabaseServers servers, ReleaseUpgrades upgrades) {
    this.releases = releases;
    this.servers = servers;
    this.upgrades = upgrades;
  }

  @Override
  public String name() {
    return "changes";
  }

  /**
   * @throws PermanentFailureException when no tenant of the release before could be synced to it
   */
  @Override
  public void run(StepContext context) throws Exception {
    int number = PublishRelease.release(context);
    Optional<Integer> before = releases.newestBefore(number);
    Optional<DatabaseServer> server = servers.serving().stream().findFirst();
    if (before.isPresent() && server.isPresent()) {
      context.checkpoint();
      upgrades.changes(server.get().id(), before.get(), number, context.operationId());
    }
  }

  @Override
  public void compensate(StepContext context) {
    int number = PublishRelease.release(context);
    if (releases.isBeingPublished(number)) {
      upgrades.forget(number);
    }
  }
}
