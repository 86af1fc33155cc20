package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.RepeatablePlan;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How a server that is registered changes. */
class ServerPlans {

  static final String ROTATE_CREDENTIALS = "rotate-server-credentials";

  /** A server that was drained takes tenants again. */
  @Produces
  @Singleton
  OperationPlan activate(DatabaseServers servers) {
    return move(servers, ServerMove.ACTIVATE);
  }

  /** A server is closed to further tenants. */
  @Produces
  @Singleton
  OperationPlan drain(DatabaseServers servers) {
    return move(servers, ServerMove.DRAIN);
  }

  /** A server that holds nothing is taken out of use. Its id stays taken, for the record. */
  @Produces
  @Singleton
  OperationPlan retire(DatabaseServers servers) {
    return move(servers, ServerMove.RETIRE);
  }

  /**
   * A server's admin login gets another password while it is in use. The login stays: it
   * administers the roles of all tenants, which no other could inherit without a superuser.
   */
  @Produces
  @Singleton
  OperationPlan rotateCredentials(ExchangePasswordStep exchange, PromotePasswordStep promote) {
    return new RepeatablePlan(ROTATE_CREDENTIALS, exchange, promote);
  }

  private static OperationPlan move(DatabaseServers servers, ServerMove move) {
    return new RepeatablePlan(move.operation(), new MoveServerStep(servers, move));
  }
}
