package io.tenantry.tenant.testsupport;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Signs access tokens shaped like those of the platform's issuer. Injected into a field of a test
 * by {@link TenantryTestResource}.
 */
public final class TestTokens {

  static final String ISSUER = "https://issuer.test/realms/tenantry";
  static final String AUDIENCE = "tenantry";

  private final KeyPair keys;

  TestTokens() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token of {@code user@{tenant}} with role {@code tenant-user}. */
  public String of(TestTenant tenant) {
    return of("user@" + tenant.id(), List.of(tenant.uuid()), "tenant-user");
  }

  /** A token of {@code admin@{tenant}} with roles {@code tenant-admin} and {@code tenant-user}. */
  public String ofAdmin(TestTenant tenant) {
    return of("admin@" + tenant.id(), List.of(tenant.uuid()), "tenant-admin", "tenant-user");
  }

  /** A valid token of a user who belongs to no tenant. */
  public String ofNobody() {
    return of("nobody", List.of(), "tenant-user");
  }

  /**
   * Any token. One tenant becomes a string claim, several an array, none no claim at all, as the
   * issuer does it.
   */
  public String of(String user, List<UUID> tenants, String... roles) {
    Object claim = tenants.size() == 1 ? tenants.get(0).toString() : texts(tenants);
    return withTenantClaim(user, tenants.isEmpty() ? null : claim, roles);
  }

  /** A token of several tenants, and of some that have roles of their own. */
  public String ofSeveral(
      String user, List<UUID> tenants, Map<UUID, List<String>> rolesIn, String... roles) {
    Map<String, List<String>> claim = new HashMap<>();
    rolesIn.forEach((tenant, own) -> claim.put(tenant.toString(), own));
    return token(user, texts(tenants), roles).claim("tenant_roles", claim).sign(keys.getPrivate());
  }

  /** A token whose tenant claim is any JSON value; {@code null} leaves the claim out. */
  public String withTenantClaim(String user, Object claim, String... roles) {
    return token(user, claim, roles).sign(keys.getPrivate());
  }

  private static JwtClaimsBuilder token(String user, Object claim, String... roles) {
    JwtClaimsBuilder token =
        Jwt.issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(user)
            .upn(user)
            .preferredUserName(user)
            .claim("realm_access", Map.of("roles", Set.of(roles)))
            .expiresIn(Duration.ofMinutes(10));
    if (claim != null) {
      token.claim("tenant", claim);
    }
    return token;
  }

  private static List<String> texts(List<UUID> tenants) {
    return tenants.stream().map(UUID::toString).toList();
  }

  /** What a service under test must be told to trust these tokens. */
  Map<String, String> configuration() {
    return Map.of(
        "quarkus.oidc.public-key",
        Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
        "quarkus.oidc.token.issuer",
        ISSUER,
        "quarkus.oidc.token.audience",
        AUDIENCE);
  }
}
