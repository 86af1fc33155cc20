package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.api.CompanyView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The companies in a tenant's database. */
@Singleton
public class TenantCompanies {

  private static final String EXISTS =
      "select 1 from tenantry.company where lower(name) = lower(?)";

  private static final String ALL =
      "select id, name, display_name from tenantry.company order by lower(name)";

  private final TenantDatabaseCatalog catalog;
  private final ServerConnections connections;

  TenantCompanies(TenantDatabaseCatalog catalog, ServerConnections connections) {
    this.catalog = catalog;
    this.connections = connections;
  }

  /**
   * By name.
   *
   * @throws ProblemException {@code unavailable} when the tenant's database cannot be asked
   */
  public List<CompanyView> list(UUID tenant) {
    try (Connection connection = open(tenant);
        PreparedStatement select = connection.prepareStatement(ALL);
        ResultSet row = select.executeQuery()) {
      List<CompanyView> companies = new ArrayList<>();
      while (row.next()) {
        companies.add(
            new CompanyView(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
      }
      return companies;
    } catch (SQLException e) {
      throw unavailable();
    }
  }

  /**
   * Whether the tenant has a company of that name, in any case.
   *
   * @throws ProblemException {@code unavailable} when its database cannot be asked
   */
  public boolean exists(UUID tenant, String name) {
    try (Connection connection = open(tenant);
        PreparedStatement select = connection.prepareStatement(EXISTS)) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw unavailable();
    }
  }

  private Connection open(UUID tenant) throws SQLException {
    TenantDatabase database = catalog.get(tenant);
    return connections.openAsAdmin(
        database.server(), database.names().database(), "tenantry-companies");
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        ProblemType.UNAVAILABLE, "The tenant's database cannot be asked for its companies.");
  }
}
