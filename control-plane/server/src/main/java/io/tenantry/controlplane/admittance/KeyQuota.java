package io.tenantry.controlplane.admittance;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.ProblemException;
import java.util.List;

/**
 * How often a key may ask.
 *
 * @param requestsPerMinute of all instances together; null where the tenant's plan alone counts
 */
record KeyQuota(Integer requestsPerMinute) {

  private static final int MOST = 1_000_000;

  /**
   * @throws ProblemException {@code validation-failed}
   */
  static KeyQuota of(Integer requestsPerMinute) {
    if (requestsPerMinute != null && (requestsPerMinute < 1 || requestsPerMinute > MOST)) {
      throw ProblemException.invalid(
          List.of(new FieldError("requestsPerMinute", "must be 1 to " + MOST)));
    }
    return new KeyQuota(requestsPerMinute);
  }
}
