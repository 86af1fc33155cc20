package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the snapshot up with the catalog, on one thread of its own, for as long as the instance
 * runs. An application database that cannot be reached, also at the start, is waited for.
 */
@Singleton
class CatalogFollower implements Runnable {

  private static final Logger LOG = Logger.getLogger(CatalogFollower.class);
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final CatalogConnections connections;
  private final CatalogSubscription subscription;
  private final CatalogSignal signal;
  private final CatalogSession session;
  private final CatalogContact contact;
  private final SnapshotStore store;
  private final Duration heartbeat;
  private final Thread thread = new Thread(this, "tenantry-catalog");
  private final Thread listener;
  private volatile boolean stopping;

  CatalogFollower(
      CatalogConnections connections,
      CatalogSubscription subscription,
      CatalogSignal signal,
      CatalogSession session,
      CatalogContact contact,
      SnapshotStore store,
      CatalogConfig config) {
    this.connections = connections;
    this.subscription = subscription;
    this.signal = signal;
    this.session = session;
    this.contact = contact;
    this.store = store;
    this.heartbeat = config.catalog().heartbeat();
    this.listener = new Thread(subscription, "tenantry-catalog-listener");
  }

  void start() {
    thread.setDaemon(true);
    listener.setDaemon(true);
    thread.start();
    listener.start();
  }

  void stop() throws InterruptedException {
    stopping = true;
    subscription.stop();
    signal.raise();
    TimeUnit.MILLISECONDS.timedJoin(thread, TO_STOP.toMillis());
  }

  @Override
  public void run() {
    Backoff backoff = new Backoff();
    try {
      while (!stopping) {
        try (Connection connection = connections.open()) {
          follow(connection, backoff);
        } catch (SQLException e) {
          contact.lost();
          LOG.warnf(
              "the catalog is out of reach and will be tried again: state=%s", e.getSQLState());
          store.coldStart();
          signal.await(backoff.pause());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(Connection connection, Backoff backoff)
      throws SQLException, InterruptedException {
    session.begin(connection);
    long dutiesDue = System.nanoTime();
    boolean ownTurn = true;
    while (!stopping) {
      session.catchUp(connection);
      // A catalog in which tenants come and go every moment must not multiply what is said to it.
      if (ownTurn || System.nanoTime() - dutiesDue >= 0) {
        session.performDuties(connection);
        dutiesDue = System.nanoTime() + heartbeat.toNanos();
      }
      contact.made();
      store.keep();
      backoff.reset();
      ownTurn = signal.await(Duration.ofNanos(Math.max(0, dutiesDue - System.nanoTime())));
    }
    store.keepLast();
    session.end(connection);
  }
}
