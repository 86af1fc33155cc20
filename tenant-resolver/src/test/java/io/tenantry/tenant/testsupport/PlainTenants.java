package io.tenantry.tenant.testsupport;

import io.tenantry.tenant.catalog.PlainTenant;
import io.tenantry.tenant.catalog.standalone.InMemoryCatalog;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Tenants for a service that has nothing of Tenantry but the library: each in a throw-away database
 * of its own, mounted in the in-memory catalog.
 *
 * <p>Safe to use from several threads. Injected into a field of a test by {@link
 * PlainTenantsResource}.
 */
public final class PlainTenants {

  private final PlainDatabases databases;

  PlainTenants(PlainDatabases databases) {
    this.databases = databases;
  }

  /** A mounted tenant, in a fresh copy of the template. */
  public PlainTenant create(String id) {
    PlainTenant tenant = unmounted(id);
    catalog().put(tenant);
    return tenant;
  }

  /** A tenant with a database that no catalog knows of. */
  public PlainTenant unmounted(String id) {
    try {
      return databases.create(id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The catalog of the service under test. */
  public InMemoryCatalog catalog() {
    return CDI.current().select(InMemoryCatalog.class).get();
  }

  /** {@code {id}.{base domain}}: where its users go. */
  public static String host(PlainTenant tenant) {
    return tenant.id().toLowerCase(Locale.ROOT) + "." + TenantryTestResource.BASE_DOMAIN;
  }
}
