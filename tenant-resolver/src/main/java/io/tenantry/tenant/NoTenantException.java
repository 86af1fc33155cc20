package io.tenantry.tenant;

/**
 * Code that needs a tenant ran where there is none: outside the tenant filter, or on a thread of
 * its own. A fault of the program, never of the caller; the way out is {@link TenantContext#run}.
 */
public final class NoTenantException extends IllegalStateException {

  public NoTenantException() {
    super(
        "no tenant here: the request is outside the tenant filter, or TenantContext.run is missing");
  }
}
