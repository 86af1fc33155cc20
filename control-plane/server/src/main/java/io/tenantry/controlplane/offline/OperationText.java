package io.tenantry.controlplane.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How an operation ended, for people. */
final class OperationText {

  private OperationText() {}

  static List<String> lines(Operation operation) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %s: %s (operation %s)"
            .formatted(
                operation.type(),
                operation.subjectName().orElse("-"),
                operation.status().name().toLowerCase(Locale.ROOT),
                operation.id()));
    operation
        .error()
        .ifPresent(
            error ->
                lines.add(
                    "  in step %s: %s: %s"
                        .formatted(
                            text(error, "step"), text(error, "code"), text(error, "message"))));
    JsonNode silent = operation.result().path("unacknowledged");
    if (!silent.isEmpty()) {
      lines.add("  not acknowledged by " + silent + ": they learn of it when they come back");
    }
    if (!operation.ended()) {
      lines.add("  not ended yet: the next control plane that starts goes on with it");
    }
    return lines;
  }

  private static String text(JsonNode error, String field) {
    return error.path(field).asText("-");
  }
}
