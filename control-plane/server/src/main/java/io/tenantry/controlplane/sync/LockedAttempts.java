package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.MigrateSession;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Repeats an upgrade until it has had all its locks. An attempt waits for each lock only briefly,
 * because readers who come after it wait behind it; between attempts they pass.
 */
final class LockedAttempts {

  /** Lock not available; deadlock detected. */
  private static final Set<String> LOCKED_OUT = Set.of("55P03", "40P01");

  /** Lets through whoever has queued up behind the attempt. */
  private static final String PAUSE = "select pg_sleep(0.25)";

  private final ReleaseUpgrades upgrades;
  private final SyncConfig config;
  private final InstantSource clock;

  LockedAttempts(ReleaseUpgrades upgrades, SyncConfig config, InstantSource clock) {
    this.upgrades = upgrades;
    this.config = config;
    this.clock = clock;
  }

  /** A connection on which {@link #run} can be called. */
  Connection connect(MigrateSession session) throws SQLException {
    Connection database = session.connect(longest());
    database.setAutoCommit(false);
    return database;
  }

  /** Holds a connection to the limits of one attempt, for as long as it is there. */
  void limit(Connection connection) throws SQLException {
    SteppedUpgrade.limit(connection, config);
    connection.commit();
  }

  /** How long a statement may take before its connection is given up. */
  Duration longest() {
    return config.statementTimeout().plusSeconds(10);
  }

  /**
   * @param end ends the transaction once everything has been done in it
   * @throws PermanentFailureException {@code lock-timeout} when the patience has ended
   */
  LockWaits run(Connection database, Upgrade upgrade, End end) throws SQLException {
    LockWaits waits = new LockWaits(clock, config.lockPatience());
    while (true) {
      Instant began = clock.instant();
      try {
        upgrade.run(database, upgrades, config);
        end.run();
        return waits;
      } catch (SQLException | RuntimeException e) {
        database.rollback();
        if (!lockedOut(e)) {
          throw e;
        }
        waits.add(Duration.between(began, clock.instant()));
        if (waits.patienceEnded()) {
          throw exhausted(waits, e);
        }
      }
      pause(database);
    }
  }

  private static PermanentFailureException exhausted(LockWaits waits, Exception cause) {
    return new PermanentFailureException(
        "lock-timeout",
        "a table was in use by others during all of %d attempts in %d s; try again later"
            .formatted(waits.attempts(), waits.waited().toSeconds()),
        cause);
  }

  private static boolean lockedOut(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .anyMatch(LOCKED_OUT::contains);
  }

  private static void pause(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(PAUSE);
    }
    database.rollback();
  }

  /** Commits or rolls back. */
  @FunctionalInterface
  interface End {
    void run() throws SQLException;
  }
}
