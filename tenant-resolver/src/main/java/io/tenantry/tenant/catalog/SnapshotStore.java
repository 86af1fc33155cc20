package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides when a snapshot is stored and when a stored one is used. Used by the catalog thread
 * alone.
 */
@Singleton
class SnapshotStore {

  /** Of a catalog that changes without end not every version is worth writing. */
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final LiveCatalog live;
  private Optional<StoredSnapshot> file = Optional.empty();
  private CatalogSnapshot stored;
  private long storedAt;

  SnapshotStore(LiveCatalog live) {
    this.live = live;
  }

  /** From now on snapshots are kept there. */
  void use(StoredSnapshot keeping) {
    file = Optional.of(keeping);
  }

  /**
   * The catalog cannot be reached: an instance that knows no tenants yet serves those it knew when
   * it last ran.
   */
  void coldStart() {
    if (live.known().isEmpty()) {
      file.flatMap(StoredSnapshot::read).ifPresent(live::replace);
    }
  }

  /** The snapshot in force is what the catalog says: worth keeping, at intervals. */
  void keep() {
    CatalogSnapshot inForce = live.snapshot();
    boolean due = stored == null || System.nanoTime() - storedAt > BETWEEN.toNanos();
    if (file.isPresent() && due && inForce != stored) {
      file.get().write(inForce);
      stored = inForce;
      storedAt = System.nanoTime();
    }
  }

  /** The instance stops, still in touch with the catalog. */
  void keepLast() {
    file.ifPresent(keeping -> live.known().ifPresent(keeping::write));
  }
}
