package io.tenantry.app.odata;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Counts the statements that requests send to PostgreSQL, as the driver notes them on their way
 * out: one message {@code Bind} for each time that a statement runs, however its rows are fetched.
 * What other threads send (heartbeats, usage) does not count.
 */
final class StatementCount implements AutoCloseable {

  private static final String WORKERS = "executor-thread";

  private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private final Level before = driver.getLevel();
  private final boolean passedOn = driver.getUseParentHandlers();
  private final AtomicInteger count = new AtomicInteger();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord message) {
          if (message.getMessage().contains("FE=> Bind")
              && Thread.currentThread().getName().startsWith(WORKERS)) {
            count.incrementAndGet();
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  StatementCount() {
    handler.setLevel(Level.ALL);
    driver.setLevel(Level.FINEST);
    driver.setUseParentHandlers(false);
    driver.addHandler(handler);
  }

  /** How many statements a request costs. */
  int of(Runnable request) {
    int start = count.get();
    request.run();
    return count.get() - start;
  }

  @Override
  public void close() {
    driver.removeHandler(handler);
    driver.setUseParentHandlers(passedOn);
    driver.setLevel(before);
  }
}
