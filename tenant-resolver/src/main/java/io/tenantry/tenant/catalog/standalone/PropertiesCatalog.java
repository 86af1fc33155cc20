package io.tenantry.tenant.catalog.standalone;

import io.tenantry.tenant.catalog.CatalogSource;
import io.tenantry.tenant.catalog.DatabaseTarget;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Kind {@code properties}: the tenants that the service's own configuration lists. */
@Singleton
class PropertiesCatalog implements CatalogSource {

  private final StandaloneCatalog catalog;
  private final ListedTenantsConfig config;

  PropertiesCatalog(StandaloneCatalog catalog, ListedTenantsConfig config) {
    this.catalog = catalog;
    this.config = config;
  }

  @Override
  public String kind() {
    return "properties";
  }

  @Override
  public void start() {
    if (config.tenants().isEmpty()) {
      throw new IllegalStateException(
          "tenantry.catalog.kind=properties, but no tenantry.tenants.{tenant-id}.jdbc-url is set");
    }
    catalog.replace(ListedTenants.after(catalog.snapshot(), config.tenants()));
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

  /** The configuration of a running service does not change. */
  @Override
  public boolean current() {
    return true;
  }
}
