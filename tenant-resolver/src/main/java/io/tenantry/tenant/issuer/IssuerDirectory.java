package io.tenantry.tenant.issuer;

import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

  /** A provider of many tenants is the issuer of all of them. */
  private static Map<String, List<IssuerUse>> uses(CatalogSnapshot catalog) {
    return catalog.entries().stream()
        .filter(TenantEntry::reachable)
        .flatMap(tenant -> IssuerUse.by(tenant).stream())
        .collect(Collectors.groupingBy(use -> use.issuer().issuer()));
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
