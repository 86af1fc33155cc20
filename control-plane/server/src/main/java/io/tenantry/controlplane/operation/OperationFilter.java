package io.tenantry.controlplane.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which operations are listed.
 *
 * @param subject only those about it
 * @param subjectName only those about whoever had this name at the time, in any case
 * @param after only those older than this one: the place where the last page ended
 * @param limit at most so many
 */
public record OperationFilter(
    Optional<UUID> subject,
    Optional<String> subjectName,
    Optional<Operation.Status> status,
    Optional<String> type,
    Optional<Place> after,
    int limit) {

  /** The place of an operation in the list. */
  public record Place(Instant createdAt, UUID id) {}
}
