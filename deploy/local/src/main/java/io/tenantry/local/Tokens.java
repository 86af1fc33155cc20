package io.tenantry.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.local.keycloak.Keycloak;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Access tokens for the users of the local run. A tenant's users are made, and their password set,
 * when a token is first asked for: the control plane makes {@code admin@TENANT} with a password
 * that nobody here knows, and knows nothing of {@code user@TENANT}.
 */
final class Tokens {

  private static final Pattern TENANT_USER =
      Pattern.compile("(admin|user)@([A-Za-z0-9][A-Za-z0-9-]{0,61})");
  private static final Map<String, String> ROLES =
      Map.of("admin", "tenant-admin", "user", "tenant-user");

  private final Keycloak keycloak;
  private final Function<String, Optional<JsonNode>> tenants;

  /**
   * @param tenants finds a tenant by its id
   */
  Tokens(Keycloak keycloak, Function<String, Optional<JsonNode>> tenants) {
    this.keycloak = keycloak;
    this.tenants = tenants;
  }

  String of(String user) {
    return signIn(user).orElseGet(() -> ofNewUser(user));
  }

  private Optional<String> signIn(String user) {
    return keycloak.passwordGrant().token(user, LocalRun.USER_PASSWORD);
  }

  private String ofNewUser(String user) {
    Matcher parsed = TENANT_USER.matcher(user);
    if (!parsed.matches()) {
      throw new UnknownUserException(user);
    }
    JsonNode tenant =
        tenants.apply(parsed.group(2)).orElseThrow(() -> new UnknownUserException(user));
    keycloak
        .admin()
        .ensureTenantUser(
            user,
            UUID.fromString(tenant.path("uuid").asText()),
            ROLES.get(parsed.group(1)),
            LocalRun.USER_PASSWORD);
    return signIn(user)
        .orElseThrow(() -> new IllegalStateException("Keycloak does not let " + user + " sign in"));
  }
}
