package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens on {@code tenantry_catalog} and raises the signal for every notification, and whenever it
 * has begun to listen, because what was said before is lost.
 *
 * <p>A session that does not hear itself (a transaction pooler in between) is given up: the beat
 * then finds changes by polling.
 */
@Singleton
class CatalogSubscription implements Runnable {

  private static final Logger LOG = Logger.getLogger(CatalogSubscription.class);
  private static final int WAIT_MILLIS = 1_000;
  private static final int PROOF_MILLIS = 2_000;
  private static final Duration UNTIL_NEXT_PROOF = Duration.ofMinutes(1);

  private final CatalogConnections connections;
  private final CatalogSignal signal;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean listening;

  CatalogSubscription(CatalogConnections connections, CatalogSignal signal) {
    this.connections = connections;
    this.signal = signal;
  }

  /** Whether notifications reach this instance; otherwise changes are found by polling. */
  boolean listening() {
    return listening;
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    Backoff backoff = new Backoff();
    try {
      do {
        Duration pause = UNTIL_NEXT_PROOF;
        try (Connection connection = connections.open()) {
          listen(connection, backoff);
        } catch (SQLException e) {
          LOG.debugf("catalog subscription lost: state=%s", e.getSQLState());
          pause = backoff.pause();
        }
        listening = false;
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } while (true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(Connection connection, Backoff backoff) throws SQLException {
    PGConnection session = connection.unwrap(PGConnection.class);
    if (!hearsItself(connection, session)) {
      LOG.warn("the catalog's notifications do not arrive; changes are found by polling");
      return;
    }
    listening = true;
    backoff.reset();
    signal.raise();
    while (stopped.getCount() > 0) {
      PGNotification[] notifications = session.getNotifications(WAIT_MILLIS);
      if (notifications != null && notifications.length > 0) {
        signal.heard();
      }
    }
  }

  private static boolean hearsItself(Connection connection, PGConnection session)
      throws SQLException {
    String proof = "tenantry_proof_" + session.getBackendPID();
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen tenantry_catalog");
      statement.execute("listen " + proof);
    }
    try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, '')")) {
      notify.setString(1, proof);
      notify.execute();
    }
    PGNotification[] heard = session.getNotifications(PROOF_MILLIS);
    return heard != null && heard.length > 0;
  }
}
