package io.tenantry.tenant.issuer;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.tenantry.tenant.catalog.OwnIssuer;
import java.util.Optional;
import java.util.UUID;

/** Says in Quarkus' words how people sign in, and at which client. */
final class SignInConfiguration {

  private SignInConfiguration() {}

  /** At a tenant's client of the platform's issuer. */
  static OidcTenantConfig of(
      io.quarkus.oidc.runtime.OidcTenantConfig platform,
      SignInConfig config,
      String name,
      UUID tenant) {
    String client = config.clientPrefix() + tenant;
    return pages(OidcTenantConfig.builder(platform), config, name, client);
  }

  /**
   * At the client that a tenant has at its own issuer.
   *
   * @param tokens how tokens of that issuer are verified
   * @param secret of the client, in the clear; empty for one that has none
   */
  static OidcTenantConfig at(
      OidcTenantConfig tokens,
      SignInConfig config,
      String name,
      OwnIssuer.SignIn at,
      Optional<String> secret) {
    OidcTenantConfigBuilder builder =
        OidcTenantConfig.builder(tokens)
            .authorizationPath(at.authorizationUri())
            .tokenPath(at.tokenUri())
            .endSessionPath(at.endSessionUri());
    secret.ifPresent(text -> authenticate(builder, at.authentication(), text));
    return pages(builder, config, name, at.clientId());
  }

  private static void authenticate(
      OidcTenantConfigBuilder builder, OwnIssuer.ClientAuthentication by, String secret) {
    switch (by) {
      case CLIENT_SECRET_BASIC -> builder.credentials(secret);
      case CLIENT_SECRET_POST -> builder.credentials().clientSecret(secret, Method.POST).end();
      case CLIENT_SECRET_JWT -> builder.credentials().jwt().secret(secret).endCredentials();
      default -> throw new IllegalStateException("no way to authenticate: " + by);
    }
  }

  /**
   * Tokens stay in a cookie that only this service can read; so any instance can serve the session,
   * and nothing is kept anywhere. Roles are those of the access token, as they are for programs.
   */
  private static OidcTenantConfig pages(
      OidcTenantConfigBuilder builder, SignInConfig config, String name, String client) {
    builder
        .tenantId(name)
        .applicationType(ApplicationType.WEB_APP)
        .clientId(client)
        .roles()
        .source(Source.accesstoken)
        .end()
        .token()
        // The identity token is for the client, the access token for the services.
        .audience(client)
        .refreshExpired()
        .end()
        .logout()
        .path(config.signOutPath())
        .postLogoutPath(config.home())
        .end();
    secret(builder, config);
    return authentication(builder, config).build();
  }

  private static OidcTenantConfigBuilder authentication(
      OidcTenantConfigBuilder builder, SignInConfig config) {
    var authentication =
        builder
            .authentication()
            .pkceRequired()
            .nonceRequired()
            .redirectPath(config.returnPath())
            .restorePathAfterRedirect()
            .cookiePath(config.home())
            .cookieForceSecure()
            .cookieSameSite(CookieSameSite.LAX)
            .sessionAgeExtension(config.idle())
            // A script is told that the session is over, in place of being led to another site.
            .javaScriptAutoRedirect(false);
    config.secret().ifPresent(authentication::stateSecret);
    return authentication.end();
  }

  private static void secret(OidcTenantConfigBuilder builder, SignInConfig config) {
    // One cookie for each token: all in one are too long, and its parts with their names are, too.
    var sessions = builder.tokenStateManager().encryptionRequired().splitTokens();
    config.secret().ifPresent(sessions::encryptionSecret);
    sessions.end();
  }
}
