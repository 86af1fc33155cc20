package io.tenantry.local.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * What an administrator prepares on a database server before the control plane may use it, by the
 * scripts of {@code deploy/postgresql}. Repeating it changes nothing but the passwords.
 */
public final class ServerRoles {

  /** May create databases and roles and end sessions; no superuser. */
  public static final String CONTROL_PLANE = "tenantry_control_plane";

  /** The instances' login to the application database. */
  public static final String APP_SERVICE = "tenantry_app_service";

  /** The application database. */
  public static final String APPLICATION_DATABASE = "tenantry";

  private final PostgresServer server;

  public ServerRoles(PostgresServer server) {
    this.server = server;
  }

  /** The control plane's login, and nobody else's way into the databases that every server has. */
  public void prepareServer(String controlPlanePassword) {
    inDatabase(
        connection -> {
          execute(connection, script("database-server.sql"));
          password(connection, CONTROL_PLANE, controlPlanePassword);
        });
  }

  /** The application database, owned by the control plane, and the instances' way into it. */
  public void prepareApplicationDatabase(String appServicePassword) {
    inDatabase(
        connection -> {
          createApplicationDatabase(connection);
          execute(connection, script("application-database.sql"));
          password(connection, APP_SERVICE, appServicePassword);
        });
  }

  /** In no script: it cannot be part of a transaction. */
  private static void createApplicationDatabase(Connection connection) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", APPLICATION_DATABASE)) {
      execute(connection, "CREATE DATABASE tenantry OWNER tenantry_control_plane");
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

  private static String script(String name) {
    try (InputStream script = ServerRoles.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
