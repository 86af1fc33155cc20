package io.tenantry.tenant.issuer;

import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All issuers that tenants bring, by what stands in tokens. Read by requests, replaced by the
 * catalog thread.
 */
@Singleton
class IssuerDirectory implements CatalogListener {

  private volatile Map<String, List<IssuerUse>> byIssuer = Map.of();

  /** Whether no tenant brings one. */
  boolean isEmpty() {
    return byIssuer.isEmpty();
  }

  /** The one tenant's issuer that a token with these claims may be of. */
  Optional<IssuerUse> suiting(UnverifiedClaims claims) {
    return byIssuer.getOrDefault(claims.issuer(), List.of()).stream()
        .filter(use -> use.suits(claims))
        .findFirst();
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    if (!after.follows(before) || after.changedSince(before).stream().anyMatch(brings(before))) {
      byIssuer = uses(after);
    }
  }

  /** Whether it brings an issuer, or brought one. */
  private static Predicate<TenantEntry> brings(CatalogSnapshot before) {
    return now ->
        Stream.of(now, before.byUuid(now.uuid()))
            .anyMatch(entry -> entry != null && IssuerUse.by(entry).isPresent());
  }

  private static Map<String, List<IssuerUse>> uses(CatalogSnapshot catalog) {
    Map<String, List<IssuerUse>> uses = new HashMap<>();
    for (TenantEntry tenant : catalog.entries()) {
      if (tenant.reachable()) {
        IssuerUse.by(tenant)
            .ifPresent(
                use -> uses.merge(use.issuer().issuer(), List.of(use), IssuerDirectory::both));
      }
    }
    return uses;
  }

  private static List<IssuerUse> both(List<IssuerUse> some, List<IssuerUse> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Nothing to drain. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    byIssuer = Map.of();
  }
}
