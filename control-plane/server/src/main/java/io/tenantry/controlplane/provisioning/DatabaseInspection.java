package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks at a database that is to become a tenant's, and changes nothing in it. */
@Singleton
public class DatabaseInspection {

  private static final String APPLICATION_NAME = "tenantry-attach";
  private static final String UNDEFINED_TABLE = "42P01";
  private static final String UNDEFINED_SCHEMA = "3F000";

  /** One parameter: the role that owns tenant databases. */
  private static final String OWNED =
      """
      select true from pg_database
       where datname = current_database() and datdba = cast(? as regrole) and not datistemplate
      """;

  /** Finds a row while a login of some tenant has a session in the database. */
  private static final String IN_USE =
      """
      select true from pg_stat_activity
       where datname = current_database() and usename like 'tenant\\_%' and pid <> pg_backend_pid()
      """;

  private final ServerConnections connections;

  DatabaseInspection(ServerConnections connections) {
    this.connections = connections;
  }

  /**
   * Whose database it is, by its own word.
   *
   * @throws ProblemException {@code unknown-database-server}, or {@code attach-refused} naming the
   *     check that failed in member {@code check}
   */
  public Stamp stampOf(String server, String database) {
    try (Connection connection = connections.openAsAdmin(server, database, APPLICATION_NAME)) {
      demandOwned(connection);
      return Stamp.read(connection)
          .orElseThrow(() -> refused("stamp", "The database carries no stamp."));
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  /**
   * Refuses a database that a tenant's logins are using at this moment: this catalog does not know
   * it, so it is attached to another one.
   *
   * @throws ProblemException {@code attach-refused}, with check {@code attached-elsewhere}
   */
  public void demandUnused(String server, String database) {
    try (Connection connection = connections.openAsAdmin(server, database, APPLICATION_NAME);
        PreparedStatement select = connection.prepareStatement(IN_USE);
        ResultSet row = select.executeQuery()) {
      if (row.next()) {
        throw refused(
            "attached-elsewhere",
            "Sessions of a tenant's logins stand open in the database: another installation serves"
                + " it. Dismount it there first.");
      }
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  /** Only a database that the platform owns can be opened, closed and cut off by it. */
  private static void demandOwned(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OWNED)) {
      select.setString(1, GroupRoles.DATABASES);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw refused(
              "ownership",
              "The database must belong to the role "
                  + GroupRoles.DATABASES
                  + "; change its owner.");
        }
      }
    }
  }

  private static ProblemException refusal(SQLException thrown) {
    String state = thrown.getSQLState();
    boolean foreign = UNDEFINED_TABLE.equals(state) || UNDEFINED_SCHEMA.equals(state);
    return foreign
        ? refused("stamp", "The database carries no stamp: it is not a tenant database.")
        : refused(
            "reachability",
            "The control plane cannot connect to a database of this name on this server.");
  }

  private static ProblemException refused(String check, String detail) {
    return new ProblemException(ProblemType.ATTACH_REFUSED, detail).with("check", check);
  }
}
