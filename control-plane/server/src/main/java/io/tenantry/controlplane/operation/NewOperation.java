package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * A change somebody asks for.
 *
 * @param type names the plan
 * @param subject the tenant it is about; a subject has one running operation at a time
 * @param subjectName the subject's human name at the time, kept for display
 * @param createdBy who asks
 * @param reason why, in the words of whoever asks
 * @param params the request; never holds a secret
 * @param queued whether it waits for its turn while another one on the same subject runs; else it
 *     is refused
 */
public record NewOperation(
    String type,
    Optional<UUID> subject,
    Optional<String> subjectName,
    String createdBy,
    Optional<String> reason,
    JsonNode params,
    boolean queued) {

  public NewOperation(
      String type,
      Optional<UUID> subject,
      Optional<String> subjectName,
      String createdBy,
      Optional<String> reason,
      JsonNode params) {
    this(type, subject, subjectName, createdBy, reason, params, false);
  }

  /** The same, for another reason. */
  public NewOperation because(String otherReason) {
    return new NewOperation(
        type, subject, subjectName, createdBy, Optional.of(otherReason), params, queued);
  }

  /** The same, waiting for its turn if it has to. */
  public NewOperation waitingItsTurn() {
    return new NewOperation(type, subject, subjectName, createdBy, reason, params, true);
  }
}
