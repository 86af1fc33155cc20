package io.tenantry.controlplane.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tenant's state and what explains it.
 *
 * @param reasons why it is in that state, for people
 * @param retainedUntil until when a deleted tenant can be recovered and keeps its names
 */
public record Standing(TenantState state, List<String> reasons, Optional<Instant> retainedUntil) {

  public Standing {
    reasons = List.copyOf(reasons);
  }

  /** One that needs no explanation. */
  public static Standing of(TenantState state) {
    return new Standing(state, List.of(), Optional.empty());
  }
}
