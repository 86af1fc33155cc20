package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reports what tenants want of their limits here and takes over the instance's shares. */
@Singleton
class LimitSharing implements CatalogDuty {

  private final LimitDemand demand;

  LimitSharing(LimitDemand demand) {
    this.demand = demand;
  }

  @Override
  public void perform(Connection connection, UUID instance) throws SQLException {
    Map<UUID, Double> wanted = demand.wanted();
    try (PreparedStatement call =
        connection.prepareStatement("select tenant, fraction from catalog.share_limits(?, ?, ?)")) {
      call.setObject(1, instance);
      call.setArray(2, connection.createArrayOf("uuid", wanted.keySet().toArray()));
      call.setArray(3, connection.createArrayOf("float8", wanted.values().toArray()));
      try (ResultSet row = call.executeQuery()) {
        takeOver(row);
      }
    }
  }

  private void takeOver(ResultSet row) throws SQLException {
    Map<UUID, Double> fractions = new HashMap<>();
    double otherwise = 1;
    while (row.next()) {
      UUID tenant = row.getObject("tenant", UUID.class);
      if (tenant == null) {
        otherwise = row.getDouble("fraction");
      } else {
        fractions.put(tenant, row.getDouble("fraction"));
      }
    }
    demand.granted(fractions, otherwise);
  }

  @Override
  public String toString() {
    return "the sharing of limits";
  }
}
