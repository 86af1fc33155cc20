package io.tenantry.controlplane.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.operation.StepContext;

/**
 * Says in the parameters of an operation that database and logins had been made before it began.
 * Undoing it destroys them all the same.
 */
public final class Prepared {

  private static final String PARAMETER = "prepared";

  private Prepared() {}

  public static void note(ObjectNode params) {
    params.put(PARAMETER, true);
  }

  static boolean is(StepContext context) {
    return context.params().path(PARAMETER).asBoolean();
  }
}
