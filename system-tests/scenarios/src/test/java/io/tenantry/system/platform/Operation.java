package io.tenantry.system.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** An operation as the control plane answered it. */
public record Operation(UUID id, String type, String status, JsonNode json) {

  static Operation of(Answer answer) {
    JsonNode json = answer.json();
    if (!json.hasNonNull("status") || answer.isProblem()) {
      throw new AssertionError("no operation: " + answer);
    }
    return new Operation(
        UUID.fromString(json.path("id").asText()),
        json.path("type").asText(),
        json.path("status").asText(),
        json);
  }

  public boolean ended() {
    return !status.equals("pending") && !status.equals("running");
  }

  public boolean succeeded() {
    return status.equals("succeeded");
  }

  Operation mustSucceed() {
    if (!succeeded()) {
      throw new AssertionError("did not succeed: " + json);
    }
    return this;
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
