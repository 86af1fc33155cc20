package io.tenantry.tenant.resolution;

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

  private static final Verdict NOBODY = new Verdict(false, Optional.empty());
  private static final Verdict UNKNOWN = new Verdict(true, Optional.empty());

  private final Set<String> neutral = new HashSet<>();
  private final Optional<String> baseDomain;

  HostRules(ResolutionConfig config) {
    baseDomain = config.baseDomain().map(domain -> canonical("tenantry.base-domain", domain));
    baseDomain.ifPresent(neutral::add);
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

  Verdict judge(String authority, CatalogSnapshot snapshot) {
    HostName host = HostName.parse(authority).orElse(null);
    if (host == null) {
      return UNKNOWN;
    }
    if (host.address() || neutral.contains(host.text())) {
      return NOBODY;
    }
    Optional<String> label = baseDomain.flatMap(host::below);
    return label.isPresent() ? ownHost(label.get()) : registered(host, snapshot);
  }

  private static Verdict ownHost(String label) {
    RequestedTenant requested = RequestedTenant.of(Source.HOST, label);
    return requested.wellFormed() ? new Verdict(false, Optional.of(requested)) : UNKNOWN;
  }

  private static Verdict registered(HostName host, CatalogSnapshot snapshot) {
    TenantEntry entry = snapshot.byHost(host.text());
    return entry == null
        ? UNKNOWN
        : new Verdict(false, Optional.of(RequestedTenant.of(Source.HOST, entry.id())));
  }

  /**
   * @param unknown nobody may be served on that host
   * @param named the tenant it names, if any
   */
  record Verdict(boolean unknown, Optional<RequestedTenant> named) {}
}
