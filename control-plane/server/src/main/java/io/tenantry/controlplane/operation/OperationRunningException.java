package io.tenantry.controlplane.operation;

import java.util.UUID;

/** Another operation on the same subject has not ended. */
public final class OperationRunningException extends RuntimeException {

  private final UUID running;

  OperationRunningException(UUID running) {
    super("operation " + running + " is running");
    this.running = running;
  }

  public UUID running() {
    return running;
  }
}
