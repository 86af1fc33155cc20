package io.tenantry.controlplane.server;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jboss.logging.Logger;

/**
 * Connections of the admin login to the maintenance databases, a few of which are kept warm: a new
 * one costs as much as half a tenant. A connection has one user at a time and is wiped (settings,
 * locks, temporary objects) before it gets the next.
 */
@Singleton
public class MaintenanceConnections {

  private static final Logger LOG = Logger.getLogger(MaintenanceConnections.class);
  private static final String IDLE_NAME = "tenantry-idle";

  private record Idle(Connection connection, long sinceMillis) {}

  private final ServerConnections connections;
  private final DatabaseServers servers;
  private final ServerConfig config;
  private final InstantSource clock;
  private final Map<String, Deque<Idle>> idle = new ConcurrentHashMap<>();

  MaintenanceConnections(
      ServerConnections connections,
      DatabaseServers servers,
      ServerConfig config,
      InstantSource clock) {
    this.connections = connections;
    this.servers = servers;
    this.config = config;
    this.clock = clock;
  }

  /** A session under the given application name. Closing it gives the connection back. */
  public AdminSession take(String server, String applicationName) throws SQLException {
    Optional<Connection> warm = takeWarm(server, applicationName);
    Connection connection =
        warm.isPresent()
            ? warm.get()
            : connections.openAsAdmin(
                server, servers.get(server).maintenanceDatabase(), applicationName);
    return new AdminSession(server, connection, this);
  }

  /** Takes a connection back, in whatever state; it is wiped, or closed when that fails. */
  void giveBack(String server, Connection connection) {
    Deque<Idle> kept = idle.computeIfAbsent(server, id -> new ConcurrentLinkedDeque<>());
    if (kept.size() < config.warmConnections() && wiped(connection)) {
      kept.push(new Idle(connection, clock.millis()));
    } else {
      close(connection);
    }
  }

  /** Closes what has been idle for too long. */
  @Scheduled(every = "15s", identity = "reap-maintenance-connections")
  void reap() {
    closeIdle(config.warmConnectionLifetime());
  }

  /** How many are kept at the moment, over all servers. */
  int idle() {
    return idle.values().stream().mapToInt(Deque::size).sum();
  }

  @PreDestroy
  void closeAll() {
    closeIdle(Duration.ZERO);
  }

  private void closeIdle(Duration atLeast) {
    long newest = clock.millis() - atLeast.toMillis();
    for (Deque<Idle> kept : idle.values()) {
      for (Idle candidate : kept) {
        // Whoever removes it owns it: it may just have been taken.
        if (candidate.sinceMillis() <= newest && kept.remove(candidate)) {
          close(candidate.connection());
        }
      }
    }
  }

  private Optional<Connection> takeWarm(String server, String applicationName) {
    Deque<Idle> kept = idle.getOrDefault(server, new ConcurrentLinkedDeque<>());
    for (Idle next = kept.poll(); next != null; next = kept.poll()) {
      if (named(next.connection(), applicationName)) {
        return Optional.of(next.connection());
      }
      close(next.connection());
    }
    return Optional.empty();
  }

  /** Naming it is also the proof that it is alive. */
  private static boolean named(Connection connection, String applicationName) {
    try (PreparedStatement set =
        connection.prepareStatement("select set_config('application_name', ?, false)")) {
      set.setString(1, applicationName);
      return set.execute();
    } catch (SQLException e) {
      LOG.debugf(e, "an idle connection has died");
      return false;
    }
  }

  private static boolean wiped(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      try (Statement wipe = connection.createStatement()) {
        wipe.execute("DISCARD ALL");
        wipe.execute("SET application_name = '" + IDLE_NAME + "'");
      }
      return true;
    } catch (SQLException e) {
      LOG.debugf(e, "a connection cannot be used again");
      return false;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debugf(e, "a connection did not close cleanly");
    }
  }
}
