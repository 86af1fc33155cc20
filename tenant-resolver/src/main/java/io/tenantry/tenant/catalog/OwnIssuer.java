package io.tenantry.tenant.catalog;

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
   */
  public record SignIn(
      String clientId,
      Optional<String> sealedSecret,
      String authorizationUri,
      String tokenUri,
      String endSessionUri) {}
}
