package io.tenantry.tenant.resolution;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.TenantEntry;

/** How the question which tenant a request means was answered. */
sealed interface Resolution {

  /** This one. */
  record Resolved(TenantEntry entry) implements Resolution {}

  /** None that could be served; the detail is for the caller. */
  record Refused(TenantProblem problem, String detail) implements Resolution {}
}
