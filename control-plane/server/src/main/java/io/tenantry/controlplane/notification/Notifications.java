package io.tenantry.controlplane.notification;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on a connection of its own, which it replaces when it is lost. */
@ApplicationScoped
public class Notifications {

  private static final Logger LOG = Logger.getLogger(Notifications.class);

  /** So often the connection is proved alive, and so long a lost one may go unnoticed. */
  private static final int PROOF_MILLIS = 5_000;

  private static final int PAUSE_BEFORE_RECONNECT_MILLIS = 500;

  private final DataSource dataSource;
  private final List<ChannelListener> listeners;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean listening;
  private Thread thread;

  Notifications(DataSource dataSource, @All List<ChannelListener> listeners) {
    this.dataSource = dataSource;
    this.listeners = listeners;
  }

  void start(@Observes StartupEvent event) {
    thread = new Thread(this::listenUntilStopped, "catalog-notifications");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    thread.interrupt();
  }

  /** Whether notifications arrive at the moment. */
  public boolean listening() {
    return listening;
  }

  private void listenUntilStopped() {
    while (stopped.getCount() > 0) {
      try (Connection connection = dataSource.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        LOG.warnf("Notifications are interrupted: %s", e.getMessage());
      }
      listening = false;
      pause();
    }
  }

  private void listen(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      for (ChannelListener listener : listeners) {
        statement.execute("listen " + listener.channel());
      }
      listening = true;
      tellAll(ChannelListener::missed);
      while (stopped.getCount() > 0) {
        PGNotification[] heard = postgres.getNotifications(PROOF_MILLIS);
        if (heard == null || heard.length == 0) {
          statement.execute("select 1");
        } else {
          handOn(heard);
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void handOn(PGNotification[] notifications) {
    for (PGNotification heard : notifications) {
      tellAll(
          listener -> {
            if (listener.channel().equals(heard.getName())) {
              listener.heard(heard.getParameter());
            }
          });
    }
  }

  private void tellAll(Consumer<ChannelListener> message) {
    for (ChannelListener listener : listeners) {
      try {
        message.accept(listener);
      } catch (RuntimeException e) {
        LOG.errorf(e, "A listener of channel %s failed", listener.channel());
      }
    }
  }

  private void pause() {
    try {
      stopped.await(PAUSE_BEFORE_RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Only stop() interrupts, and the loop looks for itself.
      LOG.debug("Woken to stop");
    }
  }
}
