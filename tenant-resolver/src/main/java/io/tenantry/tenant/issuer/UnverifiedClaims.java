package io.tenantry.tenant.issuer;

import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What a token says before anybody has looked at its signature: good enough to choose whom to ask
 * whether it is genuine, and for nothing else.
 */
record UnverifiedClaims(JsonObject claims) {

  private static final String BEARER = "bearer ";

  /** Of the bearer token of a request; empty where there is none, or none that can be read. */
  static Optional<UnverifiedClaims> of(RoutingContext request) {
    String header = request.request().getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  static Optional<UnverifiedClaims> of(String token) {
    JsonObject content = token.isEmpty() ? null : OidcCommonUtils.decodeJwtContent(token);
    return Optional.ofNullable(content).map(UnverifiedClaims::new);
  }

  String issuer() {
    return claims.getValue("iss") instanceof String issuer ? issuer : "";
  }

  /** Whether a claim is the text, or an array with it. */
  boolean contains(String name, String text) {
    Object value = claims.getValue(name);
    return value instanceof JsonArray several ? several.contains(text) : text.equals(value);
  }
}
