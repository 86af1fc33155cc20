package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The companies in a tenant's database. */
@Singleton
public class TenantCompanies {

  private static final String EXISTS =
      "select 1 from tenantry.company where lower(name) = lower(?)";

  private final TenantDatabaseCatalog catalog;
  private final ServerConnections connections;

  TenantCompanies(TenantDatabaseCatalog catalog, ServerConnections connections) {
    this.catalog = catalog;
    this.connections = connections;
  }

  /**
   * Whether the tenant has a company of that name, in any case.
   *
   * @throws ProblemException {@code unavailable} when its database cannot be asked
   */
  public boolean exists(UUID tenant, String name) {
    TenantDatabase database = catalog.get(tenant);
    try (Connection connection =
            connections.openAsAdmin(
                database.server(), database.names().database(), "tenantry-companies");
        PreparedStatement select = connection.prepareStatement(EXISTS)) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "The tenant's database cannot be asked for its companies.");
    }
  }
}
