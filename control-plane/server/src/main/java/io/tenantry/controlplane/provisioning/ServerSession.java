package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.server.AdminSession;
import io.tenantry.controlplane.server.MaintenanceConnections;
import io.tenantry.controlplane.server.ServerConnections;
import io.tenantry.controlplane.server.ServerLogin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

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
  private final Optional<String> subject;
  private final MaintenanceConnections maintenance;
  private final ServerConnections connections;
  private AdminSession session;
  private boolean closed;

  /**
   * @param subject what is locked; absent = nothing
   */
  ServerSession(
      String server,
      String applicationName,
      Optional<String> subject,
      MaintenanceConnections maintenance,
      ServerConnections connections) {
    this.server = server;
    this.applicationName = applicationName;
    this.subject = subject;
    this.maintenance = maintenance;
    this.connections = connections;
  }

  /**
   * Opens it, or opens it anew and takes the lock again when the connection has broken.
   *
   * @throws IllegalStateException once it was closed: its run is over
   */
  synchronized ServerSession open() throws SQLException {
    if (closed) {
      throw new IllegalStateException("the session was closed with its run");
    }
    if (session != null && !session.isBroken()) {
      return this;
    }
    giveBack();
    session = maintenance.take(server, applicationName);
    try {
      lock();
      return this;
    } catch (SQLException e) {
      giveBack();
      throw e;
    }
  }

  private void lock() throws SQLException {
    if (subject.isPresent()) {
      session.query(END_PREDECESSORS, applicationName);
      session.execute("SET lock_timeout = '10s'");
      session.query("select pg_advisory_lock(hashtextextended(?, 0))::text", subject.get());
      session.execute("RESET lock_timeout");
    }
  }

  /** Id of the server. */
  public String server() {
    return server;
  }

  /** Runs statements without parameters; several, separated by semicolons, are one transaction. */
  public synchronized void execute(String sql) throws SQLException {
    session.execute(sql);
  }

  /** The first column of every row, as text. Parameters are texts. */
  public synchronized List<String> query(String sql, String... parameters) throws SQLException {
    return session.query(sql, parameters);
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

  /** Connections of another login, ended by a successor like the session itself. */
  public DataSource connectionsOf(ServerLogin login, String database) {
    return connections.dataSource(server, database, login, applicationName);
  }

  /** Gives up the lock. */
  @Override
  public synchronized void close() {
    closed = true;
    giveBack();
  }

  private void giveBack() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
