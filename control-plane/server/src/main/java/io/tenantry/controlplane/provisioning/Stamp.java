package io.tenantry.controlplane.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose database it is, as the database itself says.
 *
 * @param incarnation rises on move, restore and copy: an old copy with the right UUID is still the
 *     wrong database
 * @param sandbox whether it says that it is a sandbox's; says nothing where it is production's, or
 *     was stamped by a release of the platform that did not say it yet
 */
public record Stamp(UUID tenant, String tenantId, int incarnation, int release, boolean sandbox) {

  /** As JSON, in which a column that is not there is null. */
  private static final String READ =
      """
      select tenant_uuid, tenant_id, incarnation, release,
             coalesce(to_jsonb(s) ->> 'environment' = 'sandbox', false)
        from tenantry.stamp s
      """;

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

  /**
   * The column is made where it is first needed: a production database, of which there are most, is
   * a copy of its template to the last column. New connections ask for the stamp; they must not
   * wait for long behind somebody who does for the table.
   */
  private static final String MARK_SANDBOX =
      """
      set local lock_timeout = '2s';
      alter table tenantry.stamp add column if not exists environment text;
      update tenantry.stamp set environment = 'sandbox'
      """;

  static Stamp of(TenantDatabase database) {
    return new Stamp(
        database.tenant(),
        database.tenantId(),
        database.incarnation(),
        database.release(),
        database.sandbox());
  }

  /** The stamp of the database behind the connection; empty before the first one. */
  public static Optional<Stamp> read(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Stamp(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getInt(3),
                  row.getInt(4),
                  row.getBoolean(5)))
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
   * Belongs into a transaction of the caller's. What says that it is a sandbox's is never taken
   * back, for a sandbox stays one.
   *
   * @return false when the database carries the stamp of another tenant
   */
  boolean write(Connection connection) throws SQLException {
    boolean ours = writeTenant(connection);
    if (ours && sandbox && read(connection).filter(Stamp::sandbox).isEmpty()) {
      try (Statement mark = connection.createStatement()) {
        mark.execute(MARK_SANDBOX);
      }
    }
    return ours;
  }

  private boolean writeTenant(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
      insert.setObject(1, tenant);
      insert.setString(2, tenantId);
      insert.setInt(3, incarnation);
      insert.setInt(4, release);
      return insert.executeUpdate() == 1;
    }
  }
}
