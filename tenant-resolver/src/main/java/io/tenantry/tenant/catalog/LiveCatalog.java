package io.tenantry.tenant.catalog;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The snapshot in force. Read by every request, replaced by the catalog thread alone. */
@Singleton
public class LiveCatalog {

  private static final CatalogSnapshot NOTHING = CatalogSnapshot.of("", 0, List.of());

  private final AtomicReference<CatalogSnapshot> current = new AtomicReference<>();
  private final Iterable<CatalogListener> listeners;

  @Inject
  LiveCatalog(@Any Instance<CatalogListener> listeners) {
    this.listeners = listeners;
  }

  private LiveCatalog(Iterable<CatalogListener> listeners) {
    this.listeners = listeners;
  }

  /** A catalog outside a container. */
  static LiveCatalog toldTo(List<CatalogListener> listeners) {
    return new LiveCatalog((Iterable<CatalogListener>) listeners);
  }

  /** The snapshot in force; one without tenants where {@link #known} is empty. */
  public CatalogSnapshot snapshot() {
    CatalogSnapshot snapshot = current.get();
    return snapshot == null ? NOTHING : snapshot;
  }

  /** Empty before the first snapshot has been read, and once the instance stops. */
  public Optional<CatalogSnapshot> known() {
    return Optional.ofNullable(current.get());
  }

  /** Puts a snapshot in force and tells everybody; called by one thread at a time. */
  public void replace(CatalogSnapshot next) {
    CatalogSnapshot before = current.getAndSet(next);
    for (CatalogListener listener : listeners) {
      listener.replaced(before == null ? NOTHING : before, next);
    }
  }

  long drainedUpTo(long applied) {
    long drained = applied;
    for (CatalogListener listener : listeners) {
      drained = Math.min(drained, listener.drainedUpTo(applied));
    }
    return drained;
  }

  /** The instance stops: from here on it knows no tenants. */
  public void stop() {
    current.set(null);
    listeners.forEach(CatalogListener::stop);
  }
}
