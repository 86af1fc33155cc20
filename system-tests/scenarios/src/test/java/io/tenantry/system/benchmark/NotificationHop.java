package io.tenantry.system.benchmark;

import io.tenantry.system.platform.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** From a NOTIFY on one session to its arrival on another, with nothing in between. */
final class NotificationHop implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final Connection listener;
  private final Connection notifier;

  private NotificationHop(Connection listener, Connection notifier) {
    this.listener = listener;
    this.notifier = notifier;
  }

  static NotificationHop on(DatabaseServer server) throws SQLException {
    Connection listener = server.connection("postgres");
    try (Statement listen = listener.createStatement()) {
      listen.execute("listen bench_hop");
    }
    return new NotificationHop(listener, server.connection("postgres"));
  }

  long nanos() throws SQLException {
    long start = System.nanoTime();
    try (Statement notify = notifier.createStatement()) {
      notify.execute("notify bench_hop");
    }
    if (listener.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS).length == 0) {
      throw new IllegalStateException("the notification did not arrive");
    }
    return System.nanoTime() - start;
  }

  @Override
  public void close() throws SQLException {
    listener.close();
    notifier.close();
  }
}
