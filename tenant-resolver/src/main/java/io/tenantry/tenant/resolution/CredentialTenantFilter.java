package io.tenantry.tenant.resolution;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.security.Authentication;
import io.tenantry.tenant.security.CredentialOwner;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the tenant of requests that name none by their credential, once it is verified. Only those
 * come here that {@link TenantFilter} leaves to it: whoever names a tenant is never asked.
 */
@Singleton
class CredentialTenantFilter {

  private static final String LEFT = CredentialTenantFilter.class.getName();
  private static final Refused NOBODY_NAMED =
      new Refused(
          TenantProblem.TENANT_REQUIRED,
          "Name the tenant by its host name, or send a credential of exactly one tenant.");

  private final Authentication authentication;
  private final CredentialOwner owner;
  private final TenantResolution resolution;
  private final TenantEntrance entrance;

  CredentialTenantFilter(
      Authentication authentication,
      CredentialOwner owner,
      TenantResolution resolution,
      TenantEntrance entrance) {
    this.authentication = authentication;
    this.owner = owner;
    this.resolution = resolution;
    this.entrance = entrance;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.TENANT_OF_CREDENTIAL);
  }

  /** The request names nobody; its credential may. */
  static void leave(RoutingContext request) {
    request.put(LEFT, true);
  }

  private void handle(RoutingContext request) {
    if (request.remove(LEFT) == null) {
      request.next();
      return;
    }
    Context context = Vertx.currentContext();
    authentication.of(request, identity -> enter(request, context, named(identity)));
  }

  private Optional<UUID> named(SecurityIdentity identity) {
    return identity == null || identity.isAnonymous() ? Optional.empty() : owner.only(identity);
  }

  private void enter(RoutingContext request, Context context, Optional<UUID> named) {
    if (named.isEmpty()) {
      entrance.refuse(request, NOBODY_NAMED);
      return;
    }
    entrance.enter(
        request,
        context,
        snapshot -> resolution.ofCredential(named.get(), snapshot),
        refused -> entrance.refuse(request, refused));
  }
}
