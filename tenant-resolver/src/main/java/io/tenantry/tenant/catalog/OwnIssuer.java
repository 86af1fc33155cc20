package io.tenantry.tenant.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A tenant's own identity provider. Of all tenants at most one has the same issuer, audience and
 * required claim.
 *
 * @param issuer as it stands in tokens
 * @param audience that tokens must be meant for
 * @param jwksUri where its keys are, as its discovery document said when it was checked; empty for
 *     one that nobody has checked, whose tokens are not accepted
 * @param requiredClaim that tokens must carry
 * @param rolesClaim path of the claim with the roles of users, parted by slashes
 * @param signIn where people sign in with a browser; empty where users bring tokens
 */
public record OwnIssuer(
    String issuer,
    String audience,
    Optional<String> jwksUri,
    Optional<RequiredClaim> requiredClaim,
    String rolesClaim,
    Optional<SignIn> signIn) {

  /** A claim and the value it must have, or contain. */
  public record RequiredClaim(String name, String value) {}

  /**
   * Where people sign in: a client for the authorization code flow with PKCE, and the endpoints
   * that the discovery document named when it was checked.
   *
   * @param sealedSecret ciphertext of the client's secret, in base 64, which {@link
   *     CatalogSource#opened} opens; empty for a client without one
   * @param authentication how the client shows that it knows its secret
   */
  public record SignIn(
      String clientId,
      Optional<String> sealedSecret,
      ClientAuthentication authentication,
      String authorizationUri,
      String tokenUri,
      String endSessionUri) {}

  /** How a client shows that it knows its secret, by section 9 of OpenID Connect Core. */
  public enum ClientAuthentication {
    /** With HTTP Basic. */
    CLIENT_SECRET_BASIC,

    /** In the form that it sends. */
    CLIENT_SECRET_POST,

    /** With a token that it signs with the secret, which is sent to nobody. */
    CLIENT_SECRET_JWT;

    /** Empty for one that this release does not know. */
    static Optional<ClientAuthentication> named(String name) {
      return Arrays.stream(values())
          .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst();
    }
  }
}
