package io.tenantry.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.local.keycloak.Keycloak;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Access tokens for the users of the local run. A tenant's users are made, and their password set,
 * when a token is first asked for: the control plane makes {@code admin@TENANT} with a password
 * that nobody here knows, and knows nothing of {@code user@TENANT}, nor of {@code
 * auditor@TENANT+OTHER}, who works in both and administers the first.
 */
final class Tokens {

  private static final String TENANT = "([A-Za-z0-9][A-Za-z0-9-]{0,61})";
  private static final Pattern OF_ONE = Pattern.compile("(admin|user)@" + TENANT);
  private static final Pattern OF_TWO = Pattern.compile("auditor@" + TENANT + "\\+" + TENANT);
  private static final String ADMINISTRATOR = "tenant-admin";
  private static final String USER = "tenant-user";

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
    Matcher one = OF_ONE.matcher(user);
    Matcher two = OF_TWO.matcher(user);
    if (one.matches()) {
      String role = one.group(1).equals("admin") ? ADMINISTRATOR : USER;
      ensure(user, Map.of("tenant", List.of(uuid(one.group(2), user))), role);
    } else if (two.matches()) {
      ensure(user, ofTwo(uuid(two.group(1), user), uuid(two.group(2), user)), USER);
    } else {
      throw new UnknownUserException(user);
    }
    return signIn(user)
        .orElseThrow(() -> new IllegalStateException("Keycloak does not let " + user + " sign in"));
  }

  private static Map<String, List<String>> ofTwo(String administered, String other) {
    String roles = "{\"%s\": [\"%s\"]}".formatted(administered, ADMINISTRATOR);
    return Map.of("tenants", List.of(administered, other), "tenant_roles", List.of(roles));
  }

  private void ensure(String user, Map<String, List<String>> attributes, String role) {
    keycloak.admin().ensureTenantUser(user, attributes, role, LocalRun.USER_PASSWORD);
  }

  private String uuid(String tenant, String user) {
    return tenants
        .apply(tenant)
        .map(found -> found.path("uuid").asText())
        .orElseThrow(() -> new UnknownUserException(user));
  }
}
