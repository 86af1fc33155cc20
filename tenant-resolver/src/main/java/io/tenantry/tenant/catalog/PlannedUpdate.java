package io.tenantry.tenant.catalog;

import java.time.Duration;
import java.time.Instant;

/**
 * When the tenant is going to be brought to another release: some time between two moments, in the
 * update window that it has chosen.
 *
 * @param opens the first moment at which the update may begin
 * @param closes the first moment at which it has ended or was taken back
 */
public record PlannedUpdate(Instant opens, Instant closes) {

  /** Whether it begins within the notice, or may be under way. */
  public boolean isDue(Instant now, Duration notice) {
    return !now.isBefore(opens.minus(notice)) && now.isBefore(closes);
  }
}
