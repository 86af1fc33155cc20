package io.tenantry.controlplane.discovery;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.RepeatablePlan;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class DiscoveryPlans {

  static final String DISCOVER = "discover-server";

  /** Lost entries are made again from the stamps of a server's databases. */
  @Produces
  @Singleton
  OperationPlan discover(DiscoverStep step) {
    return new RepeatablePlan(DISCOVER, step);
  }
}
