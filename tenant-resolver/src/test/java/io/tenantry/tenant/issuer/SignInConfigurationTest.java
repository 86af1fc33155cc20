package io.tenantry.tenant.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.catalog.OwnIssuer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How people sign in; that browsers and Keycloak agree to it is proved by the system tests. */
class SignInConfigurationTest {

  private static final UUID TENANT = UUID.fromString("5ab0ff2b-6d7c-4a6b-8d36-52c2b34e0d0b");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final OidcTenantConfig platform =
      OidcTenantConfig.authServerUrl("https://login.example/realms/tenantry")
          .roles(Source.idtoken, "realm_access/roles")
          .token()
          .audience("tenantry")
          .end()
          .build();

  private final OidcTenantConfig made =
      SignInConfiguration.of(
          platform, config(Map.of("tenantry.sign-in.secret", SECRET)), "browser/x", TENANT);

  @Test
  void userSignsInAtTheClientOfTheTenant() {
    assertThat(made.applicationType()).contains(ApplicationType.WEB_APP);
    assertThat(made.clientId()).contains("tenant-" + TENANT);
    assertThat(made.authServerUrl()).isEqualTo(platform.authServerUrl());
    assertThat(made.tenantId()).contains("browser/x");
  }

  @Test
  void userOfATenantWithItsOwnIssuerSignsInThere() {
    OidcTenantConfig tokens =
        OidcTenantConfig.authServerUrl("https://login.cronus.example")
            .discoveryEnabled(false)
            .token()
            .audience("notes")
            .end()
            .build();

    OidcTenantConfig own =
        SignInConfiguration.at(
            tokens,
            config(Map.of()),
            "own",
            new OwnIssuer.SignIn(
                "pages",
                Optional.empty(),
                OwnIssuer.ClientAuthentication.CLIENT_SECRET_BASIC,
                "https://login.cronus.example/authorize",
                "https://login.cronus.example/token",
                "https://login.cronus.example/logout"),
            Optional.of("of the client"));

    assertThat(own.clientId()).contains("pages");
    assertThat(own.credentials().secret()).contains("of the client");
    assertThat(own.authServerUrl()).contains("https://login.cronus.example");
    assertThat(own.authorizationPath()).contains("https://login.cronus.example/authorize");
    assertThat(own.tokenPath()).contains("https://login.cronus.example/token");
    assertThat(own.token().audience().orElseThrow()).containsExactly("notes", "pages");
    assertThat(own.authentication().pkceRequired()).contains(true);
  }

  @Test
  void codeThatWasStolenOnItsWayIsWorthNothing() {
    assertThat(made.authentication().pkceRequired()).contains(true);
    assertThat(made.authentication().nonceRequired()).isTrue();
  }

  @Test
  void cookiesAreForPagesOfThisHostAlone() {
    Authentication cookies = made.authentication();

    assertThat(cookies.cookieForceSecure()).isTrue();
    assertThat(cookies.cookieSameSite()).isEqualTo(CookieSameSite.LAX);
    assertThat(cookies.cookiePath()).isEqualTo("/ui");
    assertThat(cookies.cookieDomain()).isEmpty();
    assertThat(made.tokenStateManager().encryptionRequired()).isTrue();
    assertThat(made.tokenStateManager().encryptionSecret()).contains(SECRET);
    assertThat(cookies.stateSecret()).contains(SECRET);
  }

  @Test
  void rolesAreThoseThatProgramsHave() {
    assertThat(made.roles().source()).contains(Source.accesstoken);
    assertThat(made.roles().roleClaimPath().orElseThrow()).containsExactly("realm_access/roles");
  }

  @Test
  void tokensOfOtherClientsAreNotTaken() {
    assertThat(made.token().audience().orElseThrow())
        .containsExactly("tenantry", "tenant-" + TENANT);
  }

  @Test
  void scriptIsToldThatTheSessionIsOver() {
    assertThat(made.authentication().javaScriptAutoRedirect()).isFalse();
  }

  private static SignInConfig config(Map<String, String> given) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(SignInConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValues(given)
            .build();
    return config.getConfigMapping(SignInConfig.class);
  }
}
