package io.tenantry.app.release;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Holds {@link SinceRelease}; runs after the caller was let in. */
@Provider
@SinceRelease(1)
public class SinceReleaseFilter implements ContainerRequestFilter {

  private final CurrentTenant tenant;

  @Context ResourceInfo resource;

  SinceReleaseFilter(CurrentTenant tenant) {
    this.tenant = tenant;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (tenant.get().entry().release() < needed()) {
      throw new TenantProblemException(
          TenantProblem.TENANT_SYNC_PENDING,
          "This needs a later release than the tenant is at; try again once it has been synced.");
    }
  }

  private int needed() {
    SinceRelease ofMethod = resource.getResourceMethod().getAnnotation(SinceRelease.class);
    return ofMethod != null
        ? ofMethod.value()
        : resource.getResourceClass().getAnnotation(SinceRelease.class).value();
  }
}
