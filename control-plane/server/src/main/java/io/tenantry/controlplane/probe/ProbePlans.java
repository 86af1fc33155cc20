package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.RepeatablePlan;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class ProbePlans {

  static final String PROBE = "probe-server";

  /** A server is probed on request; the result is the report. */
  @Produces
  @Singleton
  OperationPlan probe(ProbeStep step) {
    return new RepeatablePlan(PROBE, step);
  }
}
