package io.tenantry.controlplane.operation;

import java.util.UUID;

/** A run could not reach an end and is to be repeated. */
final class UnfinishedRunException extends RuntimeException {

  UnfinishedRunException(UUID operation, Throwable cause) {
    super("operation " + operation + " is to be run again", cause);
  }
}
