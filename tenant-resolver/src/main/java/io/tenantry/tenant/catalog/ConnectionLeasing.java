package io.tenantry.tenant.catalog;

import io.tenantry.tenant.catalog.ConnectionDemand.Want;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Takes and renews this instance's slices of the connections of database servers. A slice that is
 * not renewed in time is gone, here a minute before the catalog takes it for gone.
 */
@Singleton
class ConnectionLeasing implements CatalogDuty {

  /** The control plane is of a release that does not lease yet. */
  private static final String UNDEFINED_FUNCTION = "42883";

  private final ConnectionDemand demand;

  ConnectionLeasing(ConnectionDemand demand) {
    this.demand = demand;
  }

  @Override
  public void perform(Connection connection, UUID instance) throws SQLException {
    try {
      for (Want want : demand.wanted()) {
        lease(connection, instance, want);
      }
    } catch (SQLException e) {
      if (UNDEFINED_FUNCTION.equals(e.getSQLState())) {
        demand.notLeased();
      }
      throw e;
    }
  }

  private void lease(Connection connection, UUID instance, Want want) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement(
            "select granted, valid_seconds from catalog.lease_connections(?, ?, ?, ?)")) {
      call.setObject(1, instance);
      call.setString(2, want.server());
      call.setInt(3, want.demand());
      call.setInt(4, want.holding());
      try (ResultSet row = call.executeQuery()) {
        row.next();
        demand.granted(
            want.server(), row.getInt("granted"), Duration.ofSeconds(row.getInt("valid_seconds")));
      }
    }
  }

  @Override
  public String toString() {
    return "the leasing of connections";
  }
}
