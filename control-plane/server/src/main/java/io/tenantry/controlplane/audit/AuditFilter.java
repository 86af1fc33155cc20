package io.tenantry.controlplane.audit;

import io.tenantry.controlplane.http.QueryText;
import io.tenantry.controlplane.http.UuidText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which lines of the trail are wanted.
 *
 * @param tenant whom they are about
 * @param tenantId whom they are about, by the id at that time, in any case
 * @param since not before
 * @param until before
 */
record AuditFilter(
    Optional<UUID> tenant,
    Optional<String> tenantId,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> outcome,
    Optional<Instant> since,
    Optional<Instant> until) {

  private static final Set<String> OUTCOMES = Set.of("accepted", "succeeded", "failed", "refused");

  /**
   * @throws io.tenantry.controlplane.api.ProblemException {@code validation-failed}
   */
  static AuditFilter of(
      String tenant, String actor, String action, String outcome, String since, String until) {
    Optional<UUID> uuid = Optional.ofNullable(tenant).flatMap(UuidText::parse);
    return new AuditFilter(
        uuid,
        uuid.isPresent() ? Optional.empty() : QueryText.part("tenant", tenant),
        QueryText.part("actor", actor),
        QueryText.part("action", action),
        QueryText.oneOf(OUTCOMES, "outcome", outcome),
        QueryText.time("since", since),
        QueryText.time("until", until));
  }
}
