package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An operation as recorded.
 *
 * @param progress percent of its steps that are done; 100 once it has ended
 * @param error why it failed: {@code code}, {@code message} and {@code step}
 */
public record Operation(
    UUID id,
    String type,
    Optional<UUID> subject,
    Optional<String> subjectName,
    Status status,
    int progress,
    String createdBy,
    Instant createdAt,
    Optional<Instant> finishedAt,
    Optional<String> reason,
    JsonNode params,
    JsonNode result,
    Optional<JsonNode> error,
    List<Step> steps) {

  /** Where an operation stands. The last three are final. */
  public enum Status {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED
  }

  /**
   * A step as recorded.
   *
   * @param status {@code pending}, {@code running}, {@code succeeded}, {@code failed}, {@code
   *     skipped}, {@code compensating} or {@code compensated}
   * @param error of the last attempt
   */
  public record Step(String name, String status, int attempts, Optional<JsonNode> error) {}

  public boolean ended() {
    return finishedAt.isPresent();
  }
}
