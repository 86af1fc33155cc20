package io.tenantry.controlplane.testsupport;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Bearer tokens as the platform's realm issues them, and wrong ones. */
public final class Tokens {

  private Tokens() {}

  public static String admin() {
    return of("platform-admin");
  }

  public static String operator() {
    return of("platform-operator");
  }

  public static String viewer() {
    return of("platform-viewer");
  }

  /** A token of a user named like the role. */
  public static String of(String role) {
    return sign(claims(role));
  }

  /** A token of an administrator of tenants. */
  public static String ofAdministrator(UUID... tenants) {
    List<String> claimed = Stream.of(tenants).map(UUID::toString).toList();
    return sign(claims("tenant-admin").claim("tenant", claimed));
  }

  /** A token of somebody of several tenants, who has the given roles in one of them alone. */
  public static String ofSeveral(List<UUID> tenants, UUID in, String... roles) {
    return sign(
        claims("tenant-user")
            .claim("tenant", tenants.stream().map(UUID::toString).toList())
            .claim("tenant_roles", Map.of(in.toString(), List.of(roles))));
  }

  public static String ofForeignIssuer(String role) {
    return sign(claims(role).issuer("https://elsewhere.test"));
  }

  public static String ofForeignAudience(String role) {
    return sign(claims(role).audience("elsewhere"));
  }

  private static JwtClaimsBuilder claims(String role) {
    return Jwt.claims()
        .issuer(PlatformIssuer.ISSUER)
        .audience("tenantry")
        .subject("subject-of-" + role)
        .preferredUserName(role)
        .expiresIn(Duration.ofMinutes(10))
        .claim("realm_access", Map.of("roles", List.of(role)));
  }

  private static String sign(JwtClaimsBuilder claims) {
    return claims.sign(signingKey());
  }

  private static PrivateKey signingKey() {
    try {
      byte[] key = Base64.getDecoder().decode(System.getProperty(PlatformIssuer.SIGNING_KEY));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no platform issuer has been started", e);
    }
  }
}
