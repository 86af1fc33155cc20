package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.StepContext;
import java.util.UUID;

/** The tenant that every operation of this package is about. */
final class Subject {

  private Subject() {}

  static UUID of(StepContext context) {
    return context
        .tenant()
        .orElseThrow(() -> new IllegalStateException("the operation is about no tenant"));
  }
}
