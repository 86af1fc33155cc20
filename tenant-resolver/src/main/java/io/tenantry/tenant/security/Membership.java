package io.tenantry.tenant.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.tenantry.tenant.catalog.ApiKey;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The answer of the tenant match, for the filters after it. */
public final class Membership {

  private static final String KEY = Membership.class.getName();

  private static final String API_KEY = KEY + ".key";

  private Membership() {}

  /** Notes in an identity that is being built which key it was verified by. */
  public static void note(QuarkusSecurityIdentity.Builder identity, ApiKey key) {
    identity.addAttribute(API_KEY, key);
  }

  /** The key that the member uses, if it is one. */
  public static Optional<ApiKey> key(RoutingContext request) {
    return Optional.ofNullable(request.get(API_KEY));
  }

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
    ApiKey key = identity.getAttribute(API_KEY);
    if (key != null) {
      request.put(API_KEY, key);
    }
  }
}
