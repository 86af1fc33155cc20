package io.tenantry.tenant.catalog;

import io.tenantry.tenant.object.PublishedObjects;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * All tenants and objects at one catalog version. Immutable; every lookup is one step in a hash map
 * and allocates nothing.
 *
 * <p>Tombstones stay in it by UUID alone: their ids and host names answer nothing and may already
 * belong to somebody else.
 */
public final class CatalogSnapshot {

  private final String epoch;
  private final long version;
  private final PublishedObjects objects;
  private final Map<UUID, TenantEntry> byUuid;
  private final Map<String, TenantEntry> byId = new HashMap<>();
  private final Map<String, TenantEntry> byHost = new HashMap<>();

  private CatalogSnapshot(
      String epoch, long version, PublishedObjects objects, Map<UUID, TenantEntry> byUuid) {
    this.epoch = epoch;
    this.version = version;
    this.objects = objects;
    this.byUuid = byUuid;
    for (TenantEntry entry : byUuid.values()) {
      if (entry.reachable()) {
        byId.put(entry.id().toLowerCase(Locale.ROOT), entry);
        entry.hostNames().forEach(host -> byHost.put(host, entry));
      }
    }
  }

  /** A snapshot of exactly these entries, without objects. */
  public static CatalogSnapshot of(String epoch, long version, Collection<TenantEntry> entries) {
    Map<UUID, TenantEntry> byUuid = new HashMap<>(entries.size() * 2);
    entries.forEach(entry -> byUuid.put(entry.uuid(), entry));
    return new CatalogSnapshot(epoch, version, PublishedObjects.none(), byUuid);
  }

  /** The next snapshot: this one with the changed entries put over it. */
  CatalogSnapshot with(long newVersion, List<TenantEntry> changed) {
    Map<UUID, TenantEntry> next = new HashMap<>(byUuid);
    changed.forEach(entry -> next.put(entry.uuid(), entry));
    return new CatalogSnapshot(epoch, newVersion, objects, next);
  }

  /** This one with other objects. */
  CatalogSnapshot with(PublishedObjects next) {
    return next == objects ? this : new CatalogSnapshot(epoch, version, next, byUuid);
  }

  /** Which history the version belongs to: versions of two epochs cannot be compared. */
  public String epoch() {
    return epoch;
  }

  public long version() {
    return version;
  }

  /** The objects of all releases that are in force. */
  public PublishedObjects objects() {
    return objects;
  }

  /** The entry, tombstones included, or null. */
  public TenantEntry byUuid(UUID uuid) {
    return byUuid.get(uuid);
  }

  /** The reachable tenant of that name, or null. */
  public TenantEntry byId(String lowerCaseId) {
    return byId.get(lowerCaseId);
  }

  /** The reachable tenant that has registered exactly this host name, or null. */
  public TenantEntry byHost(String canonicalHost) {
    return byHost.get(canonicalHost);
  }

  /** The one reachable tenant there is; null when there are none or several. */
  public TenantEntry only() {
    return byId.size() == 1 ? byId.values().iterator().next() : null;
  }

  /** Every entry, tombstones included, in no order. */
  public Collection<TenantEntry> entries() {
    return byUuid.values();
  }
}
