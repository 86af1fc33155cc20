package io.tenantry.controlplane.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks a tenant's identity provider by asking it, as the instances will. */
@Singleton
public class IssuerCheck {

  /** What the provider says of itself, among the members that a tenant's provider has. */
  public static final Set<String> ANSWERED =
      Set.of("jwksUri", "authorizationEndpoint", "tokenEndpoint", "endSessionEndpoint");

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String NO_KEYS =
      "The provider's discovery document does not say where its keys are.";

  private final ProviderDocuments documents;
  private final Optional<String> platformServer;
  private final Optional<String> platformIssuer;

  IssuerCheck(
      ProviderDocuments documents,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> platformServer,
      @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> platformIssuer) {
    this.documents = documents;
    this.platformServer = platformServer;
    this.platformIssuer = platformIssuer;
  }

  /**
   * Blocks for as long as the provider takes.
   *
   * @param provider well-formed
   * @return the provider with {@code jwksUri}, where its keys are, and if it has a client where
   *     people sign in with a browser, with {@code authorizationEndpoint}, {@code tokenEndpoint}
   *     and {@code endSessionEndpoint}
   * @throws ProblemException {@code identity-provider-unusable}, with the check that failed; {@code
   *     identity-provider-taken} for the platform's own
   */
  public JsonNode usable(JsonNode provider) {
    String issuer = provider.path("issuer").textValue();
    demandNotThePlatforms(issuer);
    try {
      JsonNode discovered = discovered(issuer);
      ObjectNode usable = provider.<ObjectNode>deepCopy().without(ANSWERED);
      usable.put("jwksUri", keys(discovered));
      if (usable.hasNonNull("clientId")) {
        usable.put("authorizationEndpoint", endpoint(discovered, "authorization_endpoint"));
        usable.put("tokenEndpoint", endpoint(discovered, "token_endpoint"));
        usable.put("endSessionEndpoint", endpoint(discovered, "end_session_endpoint"));
      }
      return usable;
    } catch (UnusableIssuerException e) {
      throw new ProblemException(ProblemType.IDENTITY_PROVIDER_UNUSABLE, e.getMessage())
          .with("check", e.check());
    }
  }

  private void demandNotThePlatforms(String issuer) {
    boolean platforms =
        platformIssuer.filter(issuer::equals).isPresent()
            || platformServer.filter(issuer::equals).isPresent();
    if (platforms) {
      throw new ProblemException(
          ProblemType.IDENTITY_PROVIDER_TAKEN,
          "This is the platform's own issuer, which tenants use who bring none.");
    }
  }

  private JsonNode discovered(String issuer) throws UnusableIssuerException {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    JsonNode discovered = documents.fetch(address(base + DISCOVERY, "jwks-uri", NO_KEYS));
    if (!issuer.equals(discovered.path("issuer").textValue())) {
      throw new UnusableIssuerException(
          "issuer", "The provider's discovery document names another issuer; give that one.");
    }
    return discovered;
  }

  private String keys(JsonNode discovered) throws UnusableIssuerException {
    String jwksUri = discovered.path("jwks_uri").asText();
    JsonNode keys = documents.fetch(address(jwksUri, "jwks-uri", NO_KEYS)).path("keys");
    if (StreamSupport.stream(keys.spliterator(), false).noneMatch(IssuerCheck::verifies)) {
      throw new UnusableIssuerException(
          "keys", "The provider publishes no key (RSA, EC or OKP) to verify tokens by.");
    }
    return jwksUri;
  }

  private static boolean verifies(JsonNode key) {
    String type = key.path("kty").asText();
    return (type.equals("RSA") || type.equals("EC") || type.equals("OKP"))
        && !key.path("use").asText("sig").equals("enc");
  }

  /** Where a browser is sent, or an instance asks with the code that the browser has brought. */
  private String endpoint(JsonNode discovered, String name) throws UnusableIssuerException {
    String endpoint = discovered.path(name).asText();
    documents.demandAllowed(
        address(
            endpoint,
            "sign-in",
            "People cannot sign in: the provider's discovery document has no " + name + "."));
    return endpoint;
  }

  private static URI address(String text, String check, String otherwise)
      throws UnusableIssuerException {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Answered like an address without a host.
    }
    throw new UnusableIssuerException(check, otherwise);
  }
}
