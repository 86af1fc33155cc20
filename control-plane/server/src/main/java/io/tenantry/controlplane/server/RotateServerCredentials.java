package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How a server's admin login gets another password while it is in use. The login stays: it
 * administers the roles of all tenants, which no other could inherit without a superuser.
 */
@Singleton
class RotateServerCredentials implements OperationPlan {

  static final String TYPE = "rotate-server-credentials";

  private final List<Stage> stages;

  RotateServerCredentials(ExchangePasswordStep exchange, PromotePasswordStep promote) {
    this.stages = List.of(Stage.of(exchange, promote));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  @Override
  public boolean repeatable() {
    return true;
  }
}
