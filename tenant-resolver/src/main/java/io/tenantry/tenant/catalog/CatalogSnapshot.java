package io.tenantry.tenant.catalog;

import io.tenantry.tenant.object.PublishedObjects;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * All tenants and objects at one catalog version. Immutable; a lookup is a step or two in hash maps
 * and allocates nothing. The next snapshot costs what has changed, however many tenants there are.
 *
 * <p>Tombstones stay in it by UUID alone: their ids and host names answer nothing and may already
 * belong to somebody else.
 */
public final class CatalogSnapshot {

  private final String epoch;
  private final long version;
  private final PublishedObjects objects;
  private final TenantIndex<UUID> byUuid;
  private final TenantIndex<String> byId;
  private final TenantIndex<String> byHost;
  private final TenantEntry only;
  private final Origin origin;

  /** Known by identity: it tells the snapshots apart without keeping the earlier ones alive. */
  private final Object mark = new Object();

  /**
   * What a snapshot was made from.
   *
   * @param changedFrom mark of the one that was changed; null where all was read
   * @param changed in it; empty where all was read
   */
  private record Origin(Object changedFrom, Collection<TenantEntry> changed) {}

  private CatalogSnapshot(
      String epoch,
      long version,
      PublishedObjects objects,
      TenantIndex<UUID> byUuid,
      TenantIndex<String> byId,
      TenantIndex<String> byHost,
      Origin origin) {
    this.epoch = epoch;
    this.version = version;
    this.objects = objects;
    this.byUuid = byUuid;
    this.byId = byId;
    this.byHost = byHost;
    this.only = byId.size() == 1 ? byId.values().findAny().orElseThrow() : null;
    this.origin = origin;
  }

  /** A snapshot of exactly these entries, without objects. */
  public static CatalogSnapshot of(String epoch, long version, Collection<TenantEntry> entries) {
    CatalogSnapshot nothing =
        new CatalogSnapshot(
            epoch,
            version,
            PublishedObjects.none(),
            TenantIndex.empty(),
            TenantIndex.empty(),
            TenantIndex.empty(),
            new Origin(null, List.of()));
    return nothing.changed(version, entries, nothing.origin);
  }

  /** The next snapshot: this one with the changed entries put over it. */
  CatalogSnapshot with(long newVersion, List<TenantEntry> changed) {
    return changed(newVersion, changed, new Origin(mark, List.copyOf(changed)));
  }

  private CatalogSnapshot changed(
      long newVersion, Collection<TenantEntry> changed, Origin madeFrom) {
    TenantIndex.Change<UUID> uuids = byUuid.change();
    TenantIndex.Change<String> ids = byId.change();
    TenantIndex.Change<String> hosts = byHost.change();
    for (TenantEntry entry : changed) {
      TenantEntry before = byUuid.get(entry.uuid());
      if (before != null && before.reachable()) {
        ids.remove(key(before), before);
        before.hostNames().forEach(host -> hosts.remove(host, before));
      }
      uuids.put(entry.uuid(), entry);
      if (entry.reachable()) {
        ids.put(key(entry), entry);
        entry.hostNames().forEach(host -> hosts.put(host, entry));
      }
    }
    return new CatalogSnapshot(
        epoch, newVersion, objects, uuids.done(), ids.done(), hosts.done(), madeFrom);
  }

  private static String key(TenantEntry entry) {
    return entry.id().toLowerCase(Locale.ROOT);
  }

  /** This one with other objects. */
  CatalogSnapshot with(PublishedObjects next) {
    return next == objects
        ? this
        : new CatalogSnapshot(epoch, version, next, byUuid, byId, byHost, origin);
  }

  /** Whether this is the given one with some changes, so that nothing else differs. */
  public boolean follows(CatalogSnapshot before) {
    return origin.changedFrom() == before.mark;
  }

  /**
   * The entries that may differ from those of the given snapshot: what was changed in it where this
   * one {@linkplain #follows follows} it, else all.
   */
  public Collection<TenantEntry> changedSince(CatalogSnapshot before) {
    return follows(before) ? origin.changed() : entries();
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
    return only;
  }

  /** Every entry, tombstones included, in no order; put together anew at each call. */
  public Collection<TenantEntry> entries() {
    return byUuid.values().toList();
  }
}
