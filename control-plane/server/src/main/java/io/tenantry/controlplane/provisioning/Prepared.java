package io.tenantry.controlplane.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says in the parameters of an operation that database and logins had been made before it began, by
 * one that has succeeded: nobody looks for them again. Undoing it destroys them all the same.
 */
public final class Prepared {

  private static final String PARAMETER = "prepared";

  private Prepared() {}

  public static void note(ObjectNode params) {
    params.put(PARAMETER, true);
  }

  static boolean is(JsonNode params) {
    return params.path(PARAMETER).asBoolean();
  }
}
