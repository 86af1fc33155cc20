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
 * <p>A session for one part of a subject works beside sessions for its other parts, but beside none
 * for the whole: it locks the subject shared, and its part for itself.
 *
 * <p>Used by one thread at a time; calls from several are put in order.
 */
public final class ServerSession implements AutoCloseable {

  private static final String END_PREDECESSORS =
      """
      select count(pg_terminate_backend(pid, 5000))::text
        from pg_stat_activity
       where (application_name in (?, ?) or starts_with(application_name, ?))
         and pid <> pg_backend_pid()
      """;

  private static final String LOCK = "select pg_advisory_lock(hashtextextended(?, 0))::text";

  private static final String LOCK_SHARED =
      "select pg_advisory_lock_shared(hashtextextended(?, 0))::text";

  private final String server;
  private final String owner;
  private final String applicationName;
  private final Optional<String> subject;
  private final Optional<String> part;
  private final MaintenanceConnections maintenance;
  private final ServerConnections connections;
  private AdminSession session;
  private boolean closed;

  /**
   * @param owner the application name, followed by the part if there is one
   * @param subject what is locked; absent = nothing
   * @param part of the subject that is all that is changed; absent = any
   */
  ServerSession(
      String server,
      String owner,
      Optional<String> subject,
      Optional<String> part,
      MaintenanceConnections maintenance,
      ServerConnections connections) {
    this.server = server;
    this.owner = owner;
    this.applicationName = part.map(name -> owner + "/" + name).orElse(owner);
    this.subject = subject;
    this.part = part;
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
      // Sessions for other parts live on: they may be of this very run.
      session.query(END_PREDECESSORS, owner, applicationName, applicationName + "/");
      session.execute("SET lock_timeout = '10s'");
      session.query(part.isPresent() ? LOCK_SHARED : LOCK, subject.get());
      if (part.isPresent()) {
        session.query(LOCK, subject.get() + "/" + part.get());
      }
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
