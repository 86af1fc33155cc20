package io.tenantry.controlplane.operation;

import java.util.UUID;

/** Another runner has taken over: whoever sees this stops at once and writes nothing. */
public final class StaleAttemptException extends RuntimeException {

  public StaleAttemptException(UUID operation, String step, int attempt) {
    super("attempt " + attempt + " of step " + step + " of operation " + operation + " is stale");
  }
}
