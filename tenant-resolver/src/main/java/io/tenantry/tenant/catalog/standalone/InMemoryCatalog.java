package io.tenantry.tenant.catalog.standalone;

import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.CatalogSource;
import io.tenantry.tenant.catalog.DatabaseTarget;
import io.tenantry.tenant.catalog.PlainTenant;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Kind {@code memory}: tenants that the service, or a test of it, puts here itself. Empty at the
 * start and forgotten at the end.
 *
 * <p>Thread-safe; inject it anywhere.
 */
@Singleton
public class InMemoryCatalog implements CatalogSource {

  private final StandaloneCatalog catalog;

  InMemoryCatalog(StandaloneCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Mounts a tenant, or changes what is known of it; the next request sees it.
   *
   * @return the catalog version of the change
   */
  public synchronized long put(PlainTenant tenant) {
    long version = catalog.snapshot().version() + 1;
    List<TenantEntry> entries = without(tenant.uuid());
    entries.add(tenant.entry(version));
    catalog.replace(CatalogSnapshot.of(kind(), version, entries));
    return version;
  }

  /** Dismounts a tenant; running requests may finish. */
  public synchronized void remove(UUID tenant) {
    long version = catalog.snapshot().version() + 1;
    catalog.replace(CatalogSnapshot.of(kind(), version, without(tenant)));
  }

  private List<TenantEntry> without(UUID tenant) {
    List<TenantEntry> entries = new ArrayList<>(catalog.snapshot().entries());
    entries.removeIf(entry -> entry.uuid().equals(tenant));
    return entries;
  }

  @Override
  public String kind() {
    return "memory";
  }

  @Override
  public void start() {
    catalog.replace(CatalogSnapshot.of(kind(), 0, List.of()));
    catalog.start(() -> {});
  }

  @Override
  public void stop() {
    catalog.stop();
  }

  @Override
  public String password(DatabaseTarget target) {
    return new String(target.secret(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean current() {
    return true;
  }
}
