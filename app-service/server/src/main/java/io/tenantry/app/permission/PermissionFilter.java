package io.tenantry.app.permission;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Holds {@link RequiresPermission}, for REST; runs after the caller was authenticated and matched
 * with the tenant, and before a body is read.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class PermissionFilter implements ContainerRequestFilter {

  private final Permissions permissions;
  private final CurrentUser user;

  @Context ResourceInfo resource;

  PermissionFilter(Permissions permissions, CurrentUser user) {
    this.permissions = permissions;
    this.user = user;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RouteRule rule =
        RouteRule.of(resource.getResourceClass(), resource.getResourceMethod())
            .orElseThrow(
                () -> new IllegalStateException("no rule on " + resource.getResourceMethod()));
    if (rule instanceof RouteRule.AnyUser) {
      user.access();
    } else if (rule instanceof RouteRule.Permitted permitted) {
      demand(permitted, request.getMethod());
    }
  }

  private void demand(RouteRule.Permitted rule, String method) {
    Action action = rule.action(method);
    if (rule.inAllCompanies()) {
      permissions.demandInAllCompanies(rule.object(), action);
    } else {
      permissions.demand(rule.object(), action);
    }
  }
}
