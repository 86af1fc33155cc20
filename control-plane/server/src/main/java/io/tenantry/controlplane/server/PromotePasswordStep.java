package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import jakarta.inject.Singleton;

/**
 * Logs in with the new password, and forgets the former one once that has worked. The connection is
 * a new one: one that was open already would prove nothing.
 */
@Singleton
class PromotePasswordStep implements OperationStep {

  private final AdminCredentials credentials;
  private final ServerConnections connections;

  PromotePasswordStep(AdminCredentials credentials, ServerConnections connections) {
    this.credentials = credentials;
    this.connections = connections;
  }

  @Override
  public String name() {
    return "promote-password";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(10).thenAbort();
  }

  @Override
  public void run(StepContext context) throws Exception {
    String server = ExchangePasswordStep.server(context);
    var next = credentials.find(server).flatMap(AdminCredentials.Passwords::next);
    if (next.isPresent()) {
      connections.tryAdmin(server, next.get(), context.operationId().toString());
      context.whileCurrent(() -> credentials.promoteNext(server));
    }
    context.result("databaseServer", server);
  }
}
