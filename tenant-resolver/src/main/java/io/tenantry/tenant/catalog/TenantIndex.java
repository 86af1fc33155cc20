package io.tenantry.tenant.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tenants by a key. The next one, in which a few have changed, costs what has changed and not what
 * there is: changes lie in a small map over a large one, and are merged once they are many.
 * Immutable; a lookup allocates nothing.
 */
final class TenantIndex<K> {

  /** So many are copied in a few microseconds; merging them takes as long as building anew. */
  private static final int MOST_CHANGES = 256;

  private final Map<K, TenantEntry> ground;

  /** Null for a key that is no longer there. */
  private final Map<K, TenantEntry> changes;

  private final int size;

  private TenantIndex(Map<K, TenantEntry> ground, Map<K, TenantEntry> changes, int size) {
    this.ground = ground;
    this.changes = changes;
    this.size = size;
  }

  static <K> TenantIndex<K> empty() {
    return new TenantIndex<>(Map.of(), Map.of(), 0);
  }

  /** The tenant, or null. */
  TenantEntry get(K key) {
    TenantEntry changed = changes.get(key);
    return changed != null || changes.containsKey(key) ? changed : ground.get(key);
  }

  int size() {
    return size;
  }

  Stream<TenantEntry> values() {
    Stream<TenantEntry> unchanged =
        ground.entrySet().stream()
            .filter(entry -> !changes.containsKey(entry.getKey()))
            .map(Map.Entry::getValue);
    return Stream.concat(unchanged, changes.values().stream().filter(entry -> entry != null));
  }

  Change<K> change() {
    return new Change<>(this);
  }

  /** The next index in the making; for one thread. */
  static final class Change<K> {

    private final TenantIndex<K> before;
    private final Map<K, TenantEntry> changes;
    private int size;

    private Change(TenantIndex<K> before) {
      this.before = before;
      this.changes = new HashMap<>(before.changes);
      this.size = before.size;
    }

    void put(K key, TenantEntry entry) {
      size += get(key) == null ? 1 : 0;
      changes.put(key, entry);
    }

    /** Takes the key away from its owner, unless another tenant has got it meanwhile. */
    void remove(K key, TenantEntry owner) {
      TenantEntry present = get(key);
      if (present != null && present.uuid().equals(owner.uuid())) {
        size--;
        changes.put(key, null);
      }
    }

    private TenantEntry get(K key) {
      return changes.containsKey(key) ? changes.get(key) : before.ground.get(key);
    }

    TenantIndex<K> done() {
      if (changes.size() <= MOST_CHANGES) {
        return new TenantIndex<>(before.ground, changes, size);
      }
      Map<K, TenantEntry> merged = new HashMap<>(2 * size);
      before.ground.forEach(
          (key, entry) -> {
            if (!changes.containsKey(key)) {
              merged.put(key, entry);
            }
          });
      changes.forEach(
          (key, entry) -> {
            if (entry != null) {
              merged.put(key, entry);
            }
          });
      return new TenantIndex<>(merged, Map.of(), size);
    }
  }
}
