package io.tenantry.system.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Signs access tokens in the realm's name and form. */
public final class TokenMint {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final long HOURS_VALID = 2;

  private final String issuer;
  private final String keyId;
  private final KeyPair keys;
  private final InstantSource clock;

  private TokenMint(String issuer, String keyId, KeyPair keys, InstantSource clock) {
    this.issuer = issuer;
    this.keyId = keyId;
    this.keys = keys;
    this.clock = clock;
  }

  static TokenMint trustedBy(Realm realm, InstantSource clock) {
    KeyPair keys = newKeys();
    return new TokenMint(realm.issuer(), realm.trustKey(pem(keys)), keys, clock);
  }

  TokenMint withUnknownKey() {
    return new TokenMint(issuer, keyId, newKeys(), clock);
  }

  String sign(String user, List<String> roles, String tenant) {
    return sign(user, roles, "tenantry", tenant);
  }

  /** A token for an audience; the tenant is what it claims, which may be anything. */
  public String sign(String user, List<String> roles, String audience, String tenant) {
    Instant now = clock.instant();
    ObjectNode claims =
        JSON.createObjectNode()
            .put("iss", issuer)
            .put("aud", audience)
            .put("typ", "Bearer")
            .put("jti", UUID.randomUUID().toString())
            .put("sub", UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString())
            .put("preferred_username", user)
            .put("tenant", tenant)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(HOURS_VALID, ChronoUnit.HOURS).getEpochSecond());
    roles.forEach(claims.putObject("realm_access").putArray("roles")::add);
    ObjectNode header =
        JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
    String signed = encode(header) + "." + encode(claims);
    return signed + "." + URL.encodeToString(signature(signed));
  }

  private byte[] signature(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a token", e);
    }
  }

  private static String encode(ObjectNode part) {
    return URL.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no RSA in this JDK", e);
    }
  }

  private static String pem(KeyPair keys) {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
