package io.tenantry.tenant.resolution;

import io.tenantry.tenant.TenantId;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a host says: nobody (a neutral host), a tenant (registered, or its own below the base
 * domain), or something unknown, which ends the search whatever other sources say.
 */
@Singleton
class HostRules {

  private final Set<String> neutral = new HashSet<>();
  private final String baseDomain;

  HostRules(ResolutionConfig config) {
    baseDomain =
        config.baseDomain().map(domain -> canonical("tenantry.base-domain", domain)).orElse(null);
    if (baseDomain != null) {
      neutral.add(baseDomain);
    }
    neutral.add("localhost");
    for (String host : config.neutralHosts().orElse(List.of())) {
      neutral.add(canonical("tenantry.neutral-hosts", host));
    }
  }

  private static String canonical(String property, String host) {
    return HostName.parse(host)
        .map(HostName::text)
        .orElseThrow(() -> new IllegalArgumentException(property + " is not a host: " + host));
  }

  /** Said of one host alone. */
  Verdict judge(String authority, CatalogSnapshot snapshot) {
    NamedTenants its = new NamedTenants();
    boolean known = name(its, authority, snapshot);
    return new Verdict(
        !known,
        its.nobody() ? Optional.empty() : Optional.of(RequestedTenant.of(Source.HOST, its.text())));
  }

  /**
   * Adds whom the host names, if anybody; false where nobody may be served on it. Called for every
   * request.
   */
  boolean name(NamedTenants named, String authority, CatalogSnapshot snapshot) {
    String label = baseDomain == null ? null : PlainHost.labelBelow(authority, baseDomain);
    return label == null ? other(named, authority, snapshot) : ownHost(named, label);
  }

  private boolean other(NamedTenants named, String authority, CatalogSnapshot snapshot) {
    HostName host = HostName.parse(authority).orElse(null);
    if (host == null) {
      return false;
    }
    if (host.address() || neutral.contains(host.text())) {
      return true;
    }
    Optional<String> label = baseDomain == null ? Optional.empty() : host.below(baseDomain);
    return label.isPresent() ? ownHost(named, label.get()) : registered(named, host, snapshot);
  }

  private static boolean ownHost(NamedTenants named, String label) {
    if (TenantId.keyOf(label) == null) {
      return false;
    }
    named.add(Source.HOST, label);
    return true;
  }

  private static boolean registered(NamedTenants named, HostName host, CatalogSnapshot snapshot) {
    TenantEntry entry = snapshot.byHost(host.text());
    if (entry == null) {
      return false;
    }
    named.add(Source.HOST, entry);
    return true;
  }

  /**
   * @param unknown nobody may be served on that host
   * @param named the tenant it names, if any
   */
  record Verdict(boolean unknown, Optional<RequestedTenant> named) {}
}
