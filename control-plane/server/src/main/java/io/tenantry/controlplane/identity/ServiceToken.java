package io.tenantry.controlplane.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The control plane's own token, fetched again shortly before it lapses. Thread-safe. */
final class ServiceToken {

  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final KeycloakTokenApi tokens;
  private final IdentityConfig config;
  private final InstantSource clock;
  private String token;
  private Instant refreshAt = Instant.MIN;

  ServiceToken(KeycloakTokenApi tokens, IdentityConfig config, InstantSource clock) {
    this.tokens = tokens;
    this.config = config;
    this.clock = clock;
  }

  /** Value of an Authorization header. */
  synchronized String bearer() {
    if (!clock.instant().isBefore(refreshAt)) {
      KeycloakToken fresh =
          tokens.token(config.realm(), "client_credentials", config.clientId(), secret());
      token = fresh.token();
      refreshAt = clock.instant().plusSeconds(fresh.lifetime()).minus(MARGIN);
    }
    return "Bearer " + token;
  }

  /** After a refusal: a restarted provider may not know the token any more. */
  synchronized void forget() {
    refreshAt = Instant.MIN;
  }

  private String secret() {
    return config
        .clientSecret()
        .orElseThrow(() -> new IllegalStateException("tenantry.identity.client-secret is not set"));
  }
}
