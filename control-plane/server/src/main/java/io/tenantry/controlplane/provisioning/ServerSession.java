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

  /** Who waits for a lock waits for so long; unless it is set back, for ever. */
  private static final String PATIENTLY = "SET lock_timeout = '10s';\n";

  private static final String AS_BEFORE = "RESET lock_timeout";

  /**
   * Three parameters: the owner, the application name, and that of its parts. What the view of all
   * activity adds to this function takes longer to plan than the answer.
   */
  private static final String END_PREDECESSORS =
      """
      select count(pg_terminate_backend(pid, 5000))::text
        from pg_stat_get_activity(null)
       where (application_name in (?, ?) or starts_with(application_name, ?))
         and pid <> pg_backend_pid();
      """;

  private static final String LOCK = "select pg_advisory_lock(hashtextextended(?, 0))::text;\n";

  private static final String LOCK_SHARED =
      "select pg_advisory_lock_shared(hashtextextended(?, 0))::text;\n";

  private static final String LOCK_WHOLE = END_PREDECESSORS + PATIENTLY + LOCK + AS_BEFORE;

  private static final String LOCK_PART =
      END_PREDECESSORS + PATIENTLY + LOCK_SHARED + LOCK + AS_BEFORE;

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
    if (isOpen()) {
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

  /** Whether it holds the lock, as far as is known without asking. */
  synchronized boolean isOpen() throws SQLException {
    return session != null && !session.isBroken();
  }

  /** Predecessors first: they hold the lock. Sessions for other parts may be of this very run. */
  private void lock() throws SQLException {
    String parts = applicationName + "/";
    if (subject.isPresent() && part.isPresent()) {
      String whole = subject.get();
      session.execute(LOCK_PART, owner, applicationName, parts, whole, whole + "/" + part.get());
    } else if (subject.isPresent()) {
      session.execute(LOCK_WHOLE, owner, applicationName, parts, subject.get());
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
