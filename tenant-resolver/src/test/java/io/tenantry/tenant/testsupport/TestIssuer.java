package io.tenantry.tenant.testsupport;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * An identity provider that a tenant brings: signs tokens, and serves its keys on a free port of
 * the loopback address. For an instance with {@code tenantry.issuers.allow-loopback=true}.
 */
public final class TestIssuer implements AutoCloseable {

  static {
    // Else the JDK's server waits 40 ms with each body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final RsaJsonWebKey key;
  private final TestSignIn signIn = new TestSignIn();

  private TestIssuer(HttpServer server, RsaJsonWebKey key) {
    this.server = server;
    this.key = key;
  }

  /** A running one with a key of its own. */
  public static TestIssuer start() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("only");
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestIssuer issuer = new TestIssuer(server, key);
      issuer.serve("/keys", new JsonWebKeySet(List.<JsonWebKey>of(key)).toJson());
      issuer.serve(
          "/.well-known/openid-configuration",
          "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}".formatted(issuer.url(), issuer.keys()));
      server.createContext("/token", issuer.signIn::exchange);
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  /** As it stands in its tokens. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Where its keys are. */
  public String keys() {
    return url() + "/keys";
  }

  /** What the catalog holds of it for a tenant. */
  public String forAudience(String audience) {
    return """
    {"issuer": "%s", "audience": "%s", "jwksUri": "%s"}\
    """
        .formatted(url(), audience, keys());
  }

  /** The same, with a client where people sign in. */
  public String forSignIn(String audience, String client) {
    return """
    {"issuer": "%1$s", "audience": "%2$s", "jwksUri": "%3$s", "clientId": "%4$s",
     "authorizationEndpoint": "%1$s/authorize", "tokenEndpoint": "%1$s/token",
     "endSessionEndpoint": "%1$s/logout"}\
    """
        .formatted(url(), audience, keys(), client);
  }

  /**
   * The same, with a client that has a secret.
   *
   * @param sealed the secret as the catalog keeps it
   */
  public String forSignIn(String audience, String client, String sealed) {
    return with("clientSecretCiphertext", sealed, forSignIn(audience, client));
  }

  /**
   * The same, with a client that authenticates in another way than the usual one.
   *
   * @param authentication as in {@code client_secret_post}
   */
  public String forSignIn(String audience, String client, String sealed, String authentication) {
    return with("clientAuthentication", authentication, forSignIn(audience, client, sealed));
  }

  private static String with(String member, String value, String provider) {
    return provider.substring(0, provider.lastIndexOf('}'))
        + ", \"%s\": \"%s\"}".formatted(member, value);
  }

  /** From now on clients get tokens only if they bring this secret, with HTTP Basic. */
  public void demand(String clientSecret) {
    signIn.demand(ClientProof.basic(clientSecret));
  }

  /** From now on clients get tokens only if they bring this secret in the form. */
  public void demandInForm(String clientSecret) {
    signIn.demand(ClientProof.form(clientSecret));
  }

  /** From now on clients get tokens only if they sign for it with this secret. */
  public void demandSigned(String clientSecret) {
    signIn.demand(ClientProof.signed(clientSecret));
  }

  /**
   * Somebody signs in.
   *
   * @param authorization where the browser was led
   * @return where it is sent back to
   */
  public URI consent(URI authorization, String user, String audience, String... roles) {
    return signIn.consent(
        authorization,
        new TestSignIn.Tokens() {
          @Override
          public String identity(String client, String nonce) {
            return token(user, client, Map.of("nonce", nonce));
          }

          @Override
          public String access() {
            return token(user, audience, roles);
          }
        });
  }

  /** A token for a user of this provider, with the roles where Keycloak puts them. */
  public String token(String user, String audience, String... roles) {
    return token(user, audience, Map.of(), roles);
  }

  /** Such a token that claims more. */
  public String token(String user, String audience, Map<String, Object> claims, String... roles) {
    JwtClaimsBuilder token =
        Jwt.issuer(url())
            .audience(audience)
            .subject(user)
            .upn(user)
            .claim("realm_access", Map.of("roles", Set.of(roles)))
            .expiresIn(Duration.ofMinutes(10));
    claims.forEach(token::claim);
    return token.jws().keyId(key.getKeyId()).sign((PrivateKey) key.getPrivateKey());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
