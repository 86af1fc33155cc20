package io.tenantry.tenant.pool;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;

/** Why somebody gets no connection. */
final class LeaseRefusals {

  private LeaseRefusals() {}

  static TenantProblemException overOwnLimit() {
    return new TenantProblemException(
        TenantProblem.TOO_MANY_REQUESTS,
        "The tenant uses all connections of its plan; try again shortly.");
  }

  static TenantProblemException full() {
    return new TenantProblemException(
        TenantProblem.SERVER_FULL, "The tenant's database server is busy; try again shortly.");
  }

  static TenantProblemException retired() {
    return new TenantProblemException(
        TenantProblem.TENANT_DATABASE_UNAVAILABLE,
        "The tenant's database is not reachable from here any more; try again shortly.");
  }
}
