package io.tenantry.app.testsupport;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Counts what requests send to PostgreSQL, as the driver notes it on its way out: one message
 * {@code Bind} for each time that a statement runs, however its rows are fetched, and one {@code
 * Sync} for each time that an answer is waited for. What other threads send (heartbeats, usage)
 * does not count.
 */
public final class StatementCount implements AutoCloseable {

  private static final String WORKERS = "executor-thread";

  private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private final Level before = driver.getLevel();
  private final boolean passedOn = driver.getUseParentHandlers();
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord message) {
          if (Thread.currentThread().getName().startsWith(WORKERS)) {
            note(message.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public StatementCount() {
    handler.setLevel(Level.ALL);
    driver.setLevel(Level.FINEST);
    driver.setUseParentHandlers(false);
    driver.addHandler(handler);
  }

  private void note(String message) {
    if (message.contains("FE=> Bind")) {
      statements.incrementAndGet();
    } else if (message.contains("FE=> Sync")) {
      roundTrips.incrementAndGet();
    }
  }

  /** How many statements a request costs. */
  public int of(Runnable request) {
    return counted(statements, request);
  }

  /** How often a request waits for PostgreSQL. */
  public int roundTripsOf(Runnable request) {
    return counted(roundTrips, request);
  }

  private static int counted(AtomicInteger counter, Runnable request) {
    int start = counter.get();
    request.run();
    return counter.get() - start;
  }

  @Override
  public void close() {
    driver.removeHandler(handler);
    driver.setUseParentHandlers(passedOn);
    driver.setLevel(before);
  }
}
