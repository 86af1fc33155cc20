package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.DatabaseServer;
import io.tenantry.controlplane.server.DatabaseServers;
import jakarta.inject.Singleton;

/** Prepares a new release on every server: the proof that its scripts run. */
@Singleton
class TemplatesStep implements OperationStep {

  private final Releases releases;
  private final DatabaseServers servers;
  private final TemplateBuilder builder;

  TemplatesStep(Releases releases, DatabaseServers servers, TemplateBuilder builder) {
    this.releases = releases;
    this.servers = servers;
    this.builder = builder;
  }

  @Override
  public String name() {
    return "templates";
  }

  @Override
  public void run(StepContext context) throws Exception {
    ReleasePackage release = releases.packageOf(PublishRelease.release(context));
    for (DatabaseServer server : servers.serving()) {
      context.checkpoint();
      builder.build(server.id(), release, context.operationId());
    }
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    int number = PublishRelease.release(context);
    if (releases.isBeingPublished(number)) {
      ReleasePackage release = releases.packageOf(number);
      for (DatabaseServer server : servers.serving()) {
        builder.remove(server.id(), release, context.operationId());
      }
    }
  }
}
