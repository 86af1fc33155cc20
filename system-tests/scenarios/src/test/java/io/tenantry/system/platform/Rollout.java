package io.tenantry.system.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A rollout as the control plane answered it. */
public record Rollout(UUID id, String status, JsonNode json) {

  static Rollout of(Answer answer) {
    if (answer.isProblem()) {
      throw new AssertionError("no rollout: " + answer);
    }
    JsonNode json = answer.json();
    return new Rollout(
        UUID.fromString(json.path("id").asText()), json.path("status").asText(), json);
  }

  public boolean ended() {
    return !status.equals("running");
  }

  /** How many tenants have this status. */
  public int tenants(String ofStatus) {
    return json.path("tenants").path(ofStatus).asInt();
  }

  /** What those that failed say, by tenant id. */
  public Map<String, JsonNode> errors() {
    Map<String, JsonNode> errors = new TreeMap<>();
    json.path("failed")
        .forEach(failed -> errors.put(failed.path("id").asText(), failed.path("error")));
    return errors;
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
