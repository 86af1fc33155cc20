package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.api.SyncRequest;
import io.tenantry.controlplane.tenant.Tenant;
import java.util.Optional;
import java.util.Set;

/**
 * A sync as asked for, with words that were checked.
 *
 * @param release absent = the newest
 * @param full whether a check runs on the tenant's own rows
 */
record SyncWish(SyncMode mode, Optional<Integer> release, boolean full, Optional<String> reason) {

  private static final int LONGEST_REASON = 500;
  private static final Set<String> DEPTHS = Set.of("structure", "full");

  /**
   * @throws ProblemException {@code validation-failed}, {@code confirmation-required}, or {@code
   *     exclusive-access} where it would touch a tenant that somebody has to himself
   */
  static SyncWish of(SyncRequest request, Tenant tenant) {
    SyncMode mode = SyncMode.of(request.mode());
    demandConfirmed(mode, request.confirm(), tenant);
    if (request.depth() != null && !DEPTHS.contains(request.depth())) {
      throw ProblemException.invalid("depth", "must be structure or full");
    }
    if (request.depth() != null && mode != SyncMode.CHECK) {
      throw ProblemException.invalid("depth", "belongs to mode check");
    }
    if (request.release() != null && request.release() < 1) {
      throw ProblemException.invalid("release", "must be a number from 1");
    }
    if (request.reason() != null && request.reason().length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "reason", "must have at most " + LONGEST_REASON + " characters");
    }
    boolean full = "full".equals(request.depth());
    if (mode != SyncMode.CHECK || full) {
      tenant.demandTicket(Optional.ofNullable(request.ticket()));
    }
    return new SyncWish(
        mode, Optional.ofNullable(request.release()), full, Optional.ofNullable(request.reason()));
  }

  private static void demandConfirmed(SyncMode mode, String confirm, Tenant tenant) {
    if (confirm != null && !confirm.equalsIgnoreCase(tenant.id().text())) {
      throw ProblemException.invalid("confirm", "must be the id of the tenant, if it is given");
    }
    if (confirm == null && mode == SyncMode.FORCE) {
      throw new ProblemException(
          ProblemType.CONFIRMATION_REQUIRED,
          "A forced sync may lose data: repeat the tenant id in the field confirm.");
    }
  }
}
