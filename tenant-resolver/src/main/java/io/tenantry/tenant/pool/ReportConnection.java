package io.tenantry.tenant.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * A connection of a tenant's report login, for one report: what the report did to its session ends
 * with it. Used and closed by one thread; closing it twice is harmless.
 */
public final class ReportConnection implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ReportConnection.class);

  private final Connection connection;
  private final Runnable closed;
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param closed called once, when nothing is left of the connection
   */
  ReportConnection(Connection connection, Runnable closed) {
    this.connection = connection;
    this.closed = closed;
  }

  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    end(connection::close);
  }

  /** Ends the report too, whatever it is doing; for any thread. */
  void cutOff() {
    end(
        () -> {
          connection.unwrap(PGConnection.class).cancelQuery();
          connection.abort(Runnable::run);
        });
  }

  private void end(Closing closing) {
    if (ended.compareAndSet(false, true)) {
      try {
        closing.run();
      } catch (SQLException e) {
        LOG.debugf("a report's connection was not closed cleanly: state=%s", e.getSQLState());
      } finally {
        closed.run();
      }
    }
  }

  @FunctionalInterface
  private interface Closing {
    void run() throws SQLException;
  }
}
