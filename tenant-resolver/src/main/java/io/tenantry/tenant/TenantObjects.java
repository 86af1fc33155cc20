package io.tenantry.tenant;

import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The centrally maintained objects that the current tenant sees: those of its release, as they are
 * now. Asks no database.
 *
 * <p>Thread-safe; inject it anywhere.
 */
@Singleton
public class TenantObjects {

  private final CurrentTenant current;
  private final LiveCatalog catalog;

  TenantObjects(CurrentTenant current, LiveCatalog catalog) {
    this.current = current;
    this.catalog = catalog;
  }

  /**
   * @param kind one of the constants of {@link PublishedObject}
   * @throws NoTenantException where there is no tenant
   */
  public Optional<PublishedObject> find(String kind, String name) {
    return catalog.snapshot().objects().find(kind, release(), name);
  }

  /** All of a kind, by name. */
  public List<PublishedObject> all(String kind) {
    return catalog.snapshot().objects().of(kind, release());
  }

  private int release() {
    return current.get().entry().release();
  }
}
