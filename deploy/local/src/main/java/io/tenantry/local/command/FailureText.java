package io.tenantry.local.command;

import io.tenantry.local.UnknownUserException;
import io.tenantry.local.process.StartFailedException;
import io.tenantry.local.service.ControlPlaneRefusedException;

/**
 * What a failure reads like at the terminal: its message, and what lies behind it, without a stack.
 */
record FailureText(Exception failure) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("ERROR ").append(failure.getMessage());
    if (!isMeantForPeople()) {
      for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        text.append("\n  because: ").append(cause);
      }
    }
    return text.toString();
  }

  private boolean isMeantForPeople() {
    return failure instanceof StartFailedException
        || failure instanceof UnknownUserException
        || failure instanceof ControlPlaneRefusedException;
  }
}
