package io.tenantry.controlplane.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.lifecycle.OfflineTenants;
import io.tenantry.controlplane.operation.ForegroundRun;
import java.io.PrintWriter;

/**
 * What a command works with.
 *
 * @param actor who runs this program, for operations and the audit trail
 */
record OfflineDesk(
    OfflineTenants tenants,
    ForegroundRun operations,
    OtherProcesses others,
    ObjectMapper json,
    PrintWriter out,
    String actor) {

  void print(String line) {
    out.println(line);
  }

  void printJson(Object value) {
    try {
      out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " is not JSON", e);
    }
  }
}
