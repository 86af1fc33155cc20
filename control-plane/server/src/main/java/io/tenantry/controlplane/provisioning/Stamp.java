package io.tenantry.controlplane.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose database it is, as the database itself says.
 *
 * @param incarnation rises on move, restore and copy: an old copy with the right UUID is still the
 *     wrong database
 */
public record Stamp(UUID tenant, String tenantId, int incarnation, int release) {

  private static final String READ =
      "select tenant_uuid, tenant_id, incarnation, release from tenantry.stamp";

  /** A stamp of the same tenant is brought up to date; a foreign one stays. */
  private static final String WRITE =
      """
      insert into tenantry.stamp as s (tenant_uuid, tenant_id, incarnation, release)
      values (?, ?, ?, ?)
      on conflict (singleton) do update
         set tenant_id = excluded.tenant_id, incarnation = excluded.incarnation,
             release = excluded.release, stamped_at = now()
       where s.tenant_uuid = excluded.tenant_uuid
      """;

  static Stamp of(TenantDatabase database) {
    return new Stamp(
        database.tenant(), database.tenantId(), database.incarnation(), database.release());
  }

  /** The stamp of the database behind the connection; empty before the first one. */
  public static Optional<Stamp> read(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Stamp(
                  row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getInt(4)))
          : Optional.empty();
    }
  }

  /** Says in the database that its schema is at another release. */
  public static void writeRelease(Connection connection, int release) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update tenantry.stamp set release = ?, stamped_at = now()")) {
      update.setInt(1, release);
      update.executeUpdate();
    }
  }

  /**
   * @return false when the database carries the stamp of another tenant
   */
  boolean write(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
      insert.setObject(1, tenant);
      insert.setString(2, tenantId);
      insert.setInt(3, incarnation);
      insert.setInt(4, release);
      return insert.executeUpdate() == 1;
    }
  }
}
