package io.tenantry.tenant.catalog.standalone;

import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.PlainTenant;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.catalog.TenantLimits;
import io.tenantry.tenant.catalog.standalone.ListedTenantsConfig.Limits;
import io.tenantry.tenant.catalog.standalone.ListedTenantsConfig.Listed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Turns what is listed into the next snapshot. */
final class ListedTenants {

  private ListedTenants() {}

  /**
   * What is listed as the successor of a snapshot: entries that say the same as before stay as they
   * are, so that their pools do.
   *
   * @throws IllegalStateException when something is wrong with what is listed; names the property
   */
  static CatalogSnapshot after(CatalogSnapshot before, Map<String, Listed> tenants) {
    long version = before.version() + 1;
    List<TenantEntry> entries = new ArrayList<>();
    tenants.forEach((id, listed) -> entries.add(kept(before, entry(id, listed, version))));
    unambiguous(entries);
    return CatalogSnapshot.of("listed", version, entries);
  }

  private static TenantEntry entry(String id, Listed listed, long version) {
    try {
      return new PlainTenant(
              id,
              listed.uuid(),
              listed.jdbcUrl(),
              listed.username(),
              listed.password(),
              listed.hostNames().orElse(List.of()),
              listed.release(),
              listed.incarnation(),
              listed.suspended(),
              limits(listed.limits()),
              listed.entitlements().orElse(Set.of()))
          .entry(version);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("tenantry.tenants." + id + ": " + e.getMessage(), e);
    }
  }

  private static TenantLimits limits(Limits said) {
    return new TenantLimits(
        said.connections(),
        0,
        said.requestsPerSecond(),
        said.concurrentRequests(),
        said.queueLength(),
        Map.of());
  }

  private static TenantEntry kept(CatalogSnapshot before, TenantEntry next) {
    TenantEntry known = before.byUuid(next.uuid());
    return known != null && next.at(known.version()).equals(known) ? known : next;
  }

  /** No name and no identity means two tenants. */
  private static void unambiguous(List<TenantEntry> entries) {
    Map<UUID, String> identities = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (TenantEntry entry : entries) {
      claim(identities, entry.uuid(), entry.id(), "uuid");
      claim(names, entry.id().toLowerCase(Locale.ROOT), entry.id(), "id");
      entry.hostNames().forEach(host -> claim(names, "host " + host, entry.id(), "host-names"));
    }
  }

  private static <K> void claim(Map<K, String> taken, K key, String id, String what) {
    String other = taken.putIfAbsent(key, id);
    if (other != null) {
      throw new IllegalStateException(
          "tenantry.tenants." + id + "." + what + " is that of tenantry.tenants." + other + " too");
    }
  }
}
