package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.server.MaintenanceConnections;
import io.tenantry.controlplane.server.ServerConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The right to change one thing on a database server, held in the very session that changes it.
 *
 * <p>{@code CREATE DATABASE} outlives its client: killed half-way, the database may appear a second
 * later. So a session first ends its predecessors, those with the same application name (the id of
 * the operation), and then takes an advisory lock, which a predecessor still at work holds until
 * its end. Only what is looked up afterwards is true.
 *
 * <p>Used by one thread at a time; calls from several are put in order.
 */
public final class ServerSession implements AutoCloseable {

  private static final String END_PREDECESSORS =
      """
      select count(pg_terminate_backend(pid, 5000))::text
        from pg_stat_activity
       where application_name = ? and pid <> pg_backend_pid()
      """;

  private final String server;
  private final String applicationName;
  private final Connection connection;
  private final MaintenanceConnections maintenance;
  private final ServerConnections connections;

  private ServerSession(
      String server,
      String applicationName,
      Connection connection,
      MaintenanceConnections maintenance,
      ServerConnections connections) {
    this.server = server;
    this.applicationName = applicationName;
    this.connection = connection;
    this.maintenance = maintenance;
    this.connections = connections;
  }

  static ServerSession open(
      String server,
      String applicationName,
      MaintenanceConnections maintenance,
      ServerConnections connections)
      throws SQLException {
    Connection connection = maintenance.take(server, applicationName);
    return new ServerSession(server, applicationName, connection, maintenance, connections);
  }

  /** Ends the predecessors and takes the lock. */
  void lock(String subject) throws SQLException {
    query(END_PREDECESSORS, applicationName);
    execute("SET lock_timeout = '10s'");
    query("select pg_advisory_lock(hashtextextended(?, 0))::text", subject);
    execute("RESET lock_timeout");
  }

  /** Id of the server. */
  public String server() {
    return server;
  }

  /** Runs statements without parameters; several, separated by semicolons, are one transaction. */
  public synchronized void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of every row, as text. Parameters are texts. */
  public synchronized List<String> query(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return values;
      }
    }
  }

  /** Whether the query finds a row. */
  public boolean exists(String sql, String... parameters) throws SQLException {
    return !query(sql, parameters).isEmpty();
  }

  /**
   * A connection of the admin login to another database of the server, found and ended by a
   * successor like the session itself. The caller closes it.
   */
  public Connection connectTo(String database) throws SQLException {
    return connections.openAsAdmin(server, database, applicationName);
  }

  /** Gives up the lock. */
  @Override
  public void close() {
    maintenance.giveBack(server, connection);
  }
}
