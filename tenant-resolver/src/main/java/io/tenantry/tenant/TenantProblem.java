package io.tenantry.tenant;

import java.util.Locale;

/**
 * Every answer of this library that is not the application's own: stable code, HTTP status and
 * title of an RFC 9457 problem.
 */
public enum TenantProblem {
  /** No routing source names a tenant. */
  TENANT_REQUIRED(400, "A tenant is required"),
  /** Two routing sources name different tenants. */
  AMBIGUOUS_TENANT(400, "The request names more than one tenant"),
  /** Not registered, dismounted, deleted, or not a name by the grammar: never said which. */
  UNKNOWN_TENANT(404, "Unknown tenant"),
  /** The verified credential belongs to another tenant, or to none. */
  TENANT_MISMATCH(403, "The credential belongs to another tenant"),
  /** The tenant's plan does not include what was asked for. */
  NOT_ENTITLED(403, "The tenant's plan does not include this"),
  /** The tenant keeps as much as its plan allows; what it has stays in use. */
  QUOTA_EXCEEDED(409, "The tenant has as much as its plan allows"),
  /** The tenant is known and mounted, but suspended. */
  TENANT_SUSPENDED(403, "The tenant is suspended"),
  /** Somebody works on the tenant and has it to himself for a while. */
  TENANT_IN_EXCLUSIVE_ACCESS(503, "The tenant is being worked on"),
  /** The tenant's schema is behind this instance, or is being synced. */
  TENANT_SYNC_PENDING(503, "The tenant is being brought to the current release"),
  /** The tenant's schema is ahead of this instance. */
  MISSING_RELEASE(503, "This instance does not have the tenant's release yet"),
  /** The database is down, cut off, or not the tenant's. */
  TENANT_DATABASE_UNAVAILABLE(503, "The tenant's database is not available"),
  /** The tenant has an identity provider of its own, which is down or cannot be used. */
  IDENTITY_PROVIDER_UNAVAILABLE(503, "The tenant's identity provider is not available"),
  /** The connection budget of the database server is used up by other tenants. */
  SERVER_FULL(503, "The database server is full"),
  /** The tenant is over its own limit. */
  TOO_MANY_REQUESTS(429, "The tenant is over its limit");

  private final int status;
  private final String title;

  TenantProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** Lower-case words joined by dashes, such as {@code unknown-tenant}; never changes. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Whether the same request may succeed a little later. */
  public boolean passing() {
    return status == 429 || status == 503;
  }
}
