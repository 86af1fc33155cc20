package io.tenantry.controlplane.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * The moment at which a migration has to have ended, because the tenant's update window closes
 * then. What runs on the guarded connection after it is canceled, and nothing is committed any
 * more. One instance guards one connection; {@link #close} ends its thread.
 */
final class Deadline implements AutoCloseable {

  /** Code of the failure of a sync that its window was too short for. */
  static final String CODE = "update-window-closed";

  private static final Logger LOG = Logger.getLogger(Deadline.class);
  private static final String PARAM = "deadline";

  /** A statement that begins after the first cancellation is met by the next. */
  private static final Duration REPEAT = Duration.ofMillis(100);

  private final Optional<Instant> end;
  private final InstantSource clock;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  private Deadline(Optional<Instant> end, InstantSource clock) {
    this.end = end;
    this.clock = clock;
  }

  static void write(ObjectNode params, Instant end) {
    params.put(PARAM, end.toString());
  }

  /** The deadline of an operation with these parameters; most have none. */
  static Deadline of(JsonNode params, InstantSource clock) {
    return new Deadline(
        Optional.ofNullable(params.path(PARAM).textValue()).map(Instant::parse), clock);
  }

  /**
   * @throws PermanentFailureException {@value #CODE} when it has passed already
   */
  void guard(Connection database) {
    demandAhead();
    end.ifPresent(
        moment ->
            timer.scheduleAtFixedRate(
                () -> cancel(database),
                Math.max(0, Duration.between(clock.instant(), moment).toMillis()),
                REPEAT.toMillis(),
                TimeUnit.MILLISECONDS));
  }

  /**
   * @throws PermanentFailureException {@value #CODE} when it has passed
   */
  void demandAhead() {
    if (hasPassed()) {
      throw failure(null);
    }
  }

  boolean hasPassed() {
    return end.filter(moment -> !clock.instant().isBefore(moment)).isPresent();
  }

  PermanentFailureException failure(Exception cause) {
    return new PermanentFailureException(
        CODE,
        "the tenant's update window closed before the sync was done; what was not committed was"
            + " rolled back",
        cause);
  }

  private void cancel(Connection database) {
    try {
      if (hasPassed()) {
        database.unwrap(PGConnection.class).cancelQuery();
      }
    } catch (SQLException e) {
      LOG.debugf(e, "Nothing to cancel: the connection has ended");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
