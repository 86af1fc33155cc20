package io.tenantry.tenant.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The answer of the tenant match, for the filters after it. */
public final class Membership {

  private static final String KEY = Membership.class.getName();

  private Membership() {}

  /**
   * Who asks, if a verified credential of the request's tenant came with the request; empty for
   * anonymous requests and outside any tenant.
   */
  public static Optional<String> of(RoutingContext request) {
    return Optional.ofNullable(request.get(KEY));
  }

  static void confirm(RoutingContext request, SecurityIdentity identity) {
    String name = identity.getPrincipal().getName();
    request.put(KEY, name == null ? "unnamed" : name);
  }
}
