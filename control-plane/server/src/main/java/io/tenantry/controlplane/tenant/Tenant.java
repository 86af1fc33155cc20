package io.tenantry.controlplane.tenant;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant as the catalog holds it.
 *
 * @param uuid never changes, is never used again
 * @param since when the present state began
 * @param sandboxOf the production tenant that a sandbox was made beside
 * @param release at which its schema and its data are
 * @param schemaRelease at which its schema is: a later one while its data is on the way there
 * @param version catalog version of the last change
 */
public record Tenant(
    UUID uuid,
    TenantId id,
    Standing standing,
    Instant since,
    Instant createdAt,
    TenantProperties properties,
    Optional<UUID> sandboxOf,
    String databaseServer,
    int release,
    int schemaRelease,
    Optional<UUID> runningOperation,
    Optional<ExclusiveAccess> exclusiveAccess,
    long version) {

  public TenantState state() {
    return standing.state();
  }

  /**
   * Refuses a change that does not name the ticket of an exclusive access that is in force.
   *
   * @throws ProblemException {@code exclusive-access}, with its holder and its end
   */
  public void demandTicket(Optional<UUID> ticket) {
    exclusiveAccess
        .filter(access -> !Optional.of(access.ticket()).equals(ticket))
        .ifPresent(
            access -> {
              throw new ProblemException(
                      ProblemType.EXCLUSIVE_ACCESS,
                      "Name the ticket of the exclusive access, or wait until it ends.")
                  .with("holder", access.holder())
                  .with("expiresAt", access.expiresAt());
            });
  }
}
