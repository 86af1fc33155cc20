package io.tenantry.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * What an administrator prepares on a database server before the control plane may use it. Every
 * part looks first, so that repeating it changes nothing but the passwords.
 */
public final class ServerRoles {

  /** May create databases and roles and end sessions; no superuser. */
  public static final String CONTROL_PLANE = "tenantry_control_plane";

  /** The instances' login to the application database. */
  public static final String APP_SERVICE = "tenantry_app_service";

  /** The application database. */
  public static final String APPLICATION_DATABASE = "tenantry";

  private static final String INSTANCES = "tenantry_instances";

  private final PostgresServer server;

  public ServerRoles(PostgresServer server) {
    this.server = server;
  }

  /** The control plane's login, and nobody else's way into the databases that every server has. */
  public void prepareServer(String controlPlanePassword) {
    inDatabase(
        connection -> {
          createRole(connection, CONTROL_PLANE, "LOGIN CREATEDB CREATEROLE");
          password(connection, CONTROL_PLANE, controlPlanePassword);
          execute(connection, "GRANT pg_signal_backend TO " + CONTROL_PLANE);
          // Lets the control plane bound the disk space of a tenant's sorts and hashes, and the
          // roles
          // by which it makes tenants' logins.
          execute(
              connection,
              "GRANT SET ON PARAMETER temp_file_limit TO " + CONTROL_PLANE + " WITH GRANT OPTION");
          execute(connection, "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
          execute(connection, "GRANT CONNECT ON DATABASE postgres TO " + CONTROL_PLANE);
        });
  }

  /** The application database, owned by the control plane, and the instances' way into it. */
  public void prepareApplicationDatabase(String appServicePassword) {
    inDatabase(
        connection -> {
          createRole(connection, INSTANCES, "NOLOGIN");
          createRole(connection, APP_SERVICE, "LOGIN");
          password(connection, APP_SERVICE, appServicePassword);
          execute(connection, "GRANT " + INSTANCES + " TO " + APP_SERVICE);
          createDatabase(connection, APPLICATION_DATABASE, CONTROL_PLANE);
          execute(connection, "REVOKE ALL ON DATABASE " + APPLICATION_DATABASE + " FROM PUBLIC");
          execute(
              connection, "GRANT CONNECT ON DATABASE " + APPLICATION_DATABASE + " TO " + INSTANCES);
        });
  }

  // The names below are constants of this class; PostgreSQL takes no parameters in such statements.

  private static void createRole(Connection connection, String role, String rights)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      execute(connection, "CREATE ROLE " + role + " " + rights);
    }
  }

  private static void createDatabase(Connection connection, String database, String owner)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
      execute(connection, "CREATE DATABASE " + database + " OWNER " + owner);
    }
  }

  /**
   * The driver sends a SCRAM verifier, so that the password itself is in no statement and no log.
   */
  private static void password(Connection connection, String role, String password)
      throws SQLException {
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void inDatabase(Work work) {
    try (Connection connection = server.connect("postgres")) {
      work.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("Database server " + server.id() + " cannot be prepared", e);
    }
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}
