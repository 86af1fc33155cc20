package io.tenantry.system.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Access tokens. People of the local run log in with their password; the users of the many tenants
 * a test makes are signed here, with a second key of the same realm, because a password login costs
 * the identity provider a tenth of a second of hashing. Safe for many threads.
 */
public final class Tokens {

  /** Shorter than any token lives. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Kept(String token, Instant since) {}

  private final UnaryOperator<String> login;
  private final TokenMint mint;
  private final InstantSource clock;
  private final Map<String, Kept> byUser = new ConcurrentHashMap<>();
  private final Map<Tenant, Kept> byTenant = new ConcurrentHashMap<>();

  Tokens(UnaryOperator<String> login, TokenMint mint, InstantSource clock) {
    this.login = login;
    this.mint = mint;
    this.clock = clock;
  }

  /** A real login of a user of the local run, such as {@code platform-admin}. */
  public String of(String user) {
    return byUser
        .compute(user, (name, kept) -> isFresh(kept) ? kept : keep(login.apply(name)))
        .token();
  }

  /** An administrator of this tenant. */
  public String of(Tenant tenant) {
    return byTenant
        .compute(tenant, (key, kept) -> isFresh(kept) ? kept : keep(administrator(mint, key)))
        .token();
  }

  /** What a forger could make: right in every claim, signed with a key the realm does not know. */
  public String forged(Tenant tenant) {
    return administrator(mint.withUnknownKey(), tenant);
  }

  private static String administrator(TokenMint mint, Tenant tenant) {
    return mint.sign(
        "admin@" + tenant.id(), List.of("tenant-admin", "tenant-user"), tenant.uuid().toString());
  }

  private boolean isFresh(Kept kept) {
    return kept != null && kept.since().plus(KEPT).isAfter(clock.instant());
  }

  private Kept keep(String token) {
    return new Kept(token, clock.instant());
  }
}
