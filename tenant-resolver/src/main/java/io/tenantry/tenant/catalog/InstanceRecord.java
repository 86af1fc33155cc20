package io.tenantry.tenant.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** This instance's record in the catalog: the functions of the SQL contract, nothing else. */
final class InstanceRecord {

  private final UUID id;
  private final String name;
  private final CatalogConfig.Releases releases;

  InstanceRecord(UUID id, String name, CatalogConfig.Releases releases) {
    this.id = id;
    this.name = name;
    this.releases = releases;
  }

  UUID id() {
    return id;
  }

  /** Begins a registration: versions count from zero again. */
  Newest register(Connection connection) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select * from catalog.register_instance(?, ?, ?, ?)")) {
      call.setObject(1, id);
      call.setString(2, name);
      call.setInt(3, releases.min());
      call.setInt(4, releases.max());
      return newest(call);
    }
  }

  /**
   * A beat, and what it acknowledges.
   *
   * @throws SQLException with state {@code P0002} when the registration is gone
   */
  Newest beat(Connection connection, long version, long drained, String status)
      throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select * from catalog.heartbeat(?, ?, ?, ?::jsonb)")) {
      call.setObject(1, id);
      call.setLong(2, version);
      call.setLong(3, drained);
      call.setString(4, status);
      return newest(call);
    }
  }

  void deregister(Connection connection) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select catalog.deregister_instance(?)")) {
      call.setObject(1, id);
      call.execute();
    }
  }

  void refusal(Connection connection, Refusal refusal) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select catalog.record_refusal(?, ?, ?, ?, ?::jsonb)")) {
      call.setObject(1, id);
      call.setObject(2, refusal.tenant());
      call.setString(3, refusal.actor());
      call.setString(4, refusal.action());
      call.setString(5, refusal.detail());
      call.execute();
    }
  }

  private static Newest newest(PreparedStatement call) throws SQLException {
    try (ResultSet row = call.executeQuery()) {
      row.next();
      return new Newest(row.getLong("number"), row.getString("epoch"));
    }
  }

  /** The newest version there is, and its epoch. */
  record Newest(long version, String epoch) {}
}
