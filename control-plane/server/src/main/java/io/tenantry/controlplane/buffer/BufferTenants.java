package io.tenantry.controlplane.buffer;

import io.tenantry.controlplane.server.PlacementWish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Hands buffer tenants out to new tenants. Every method belongs into the accepting transaction. */
@ApplicationScoped
public class BufferTenants {

  private final BufferStore store;

  BufferTenants(BufferStore store) {
    this.store = store;
  }

  /**
   * A ready one that meets the wish, on the server filled least; nobody else gets it until the
   * transaction ends. Its place on the server goes with it.
   *
   * @param release which it must be prepared for
   * @return empty when there is none: then the database has to be made
   */
  public Optional<BufferTenant> take(PlacementWish wish, int release) {
    return store.take(wish, release);
  }

  /** Gives database and logins to the tenant that has entered the catalog under the same UUID. */
  public void handOver(BufferTenant taken) {
    store.handOver(taken.uuid());
  }
}
