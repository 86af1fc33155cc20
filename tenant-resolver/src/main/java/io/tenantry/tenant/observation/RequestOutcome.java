package io.tenantry.tenant.observation;

import java.util.Locale;

/** What became of a request of a tenant's member. */
public enum RequestOutcome {
  /** Answered, whatever the answer. */
  SERVED,
  /** Failed for a reason that is not the caller's: status 500 and above. */
  FAILED,
  /** Turned away by the tenant's own limits. */
  REFUSED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
