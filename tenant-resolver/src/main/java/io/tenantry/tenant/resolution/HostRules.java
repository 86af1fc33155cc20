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

  /** The name of no tenant. */
  static final String NOBODY = "";

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
    String name = named(authority, snapshot);
    return name == null || name.isEmpty()
        ? new Verdict(name == null, Optional.empty())
        : new Verdict(false, Optional.of(RequestedTenant.of(Source.HOST, name)));
  }

  /**
   * The name of the tenant that the host means; {@link #NOBODY} for a neutral one, null where
   * nobody may be served on it. Called for every request.
   */
  String named(String authority, CatalogSnapshot snapshot) {
    String label = baseDomain == null ? null : PlainHost.labelBelow(authority, baseDomain);
    return label == null ? other(authority, snapshot) : ownHost(label);
  }

  private String other(String authority, CatalogSnapshot snapshot) {
    HostName host = HostName.parse(authority).orElse(null);
    if (host == null) {
      return null;
    }
    if (host.address() || neutral.contains(host.text())) {
      return NOBODY;
    }
    Optional<String> label = baseDomain == null ? Optional.empty() : host.below(baseDomain);
    return label.isPresent() ? ownHost(label.get()) : registered(host, snapshot);
  }

  private static String ownHost(String label) {
    return TenantId.keyOf(label) == null ? null : label;
  }

  private static String registered(HostName host, CatalogSnapshot snapshot) {
    TenantEntry entry = snapshot.byHost(host.text());
    return entry == null ? null : entry.id();
  }

  /**
   * @param unknown nobody may be served on that host
   * @param named the tenant it names, if any
   */
  record Verdict(boolean unknown, Optional<RequestedTenant> named) {}
}
