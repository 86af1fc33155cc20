package io.tenantry.system.load;

import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Session;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the tenants' sessions on one server again and again, and remembers the highest count. */
final class BackendCount implements AutoCloseable {

  private static final long MILLIS_BETWEEN_COUNTS = 20;
  private static final String SESSIONS_OF_TENANTS =
      "select count(*) from pg_stat_activity where usename ~ '^tenant_[0-9a-f]{32}'";

  private final Session session;
  private final AtomicLong highest = new AtomicLong();
  private final AtomicLong counts = new AtomicLong();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  BackendCount(DatabaseServer server) {
    this.session = server.session("postgres");
    timer.scheduleWithFixedDelay(this::count, 0, MILLIS_BETWEEN_COUNTS, TimeUnit.MILLISECONDS);
  }

  long highest() {
    return highest.get();
  }

  /** How often was counted: a highest count of nothing proves nothing. */
  long counts() {
    return counts.get();
  }

  @Override
  public void close() throws InterruptedException {
    timer.shutdown();
    timer.awaitTermination(5, TimeUnit.SECONDS);
    session.close();
  }

  private void count() {
    highest.accumulateAndGet(session.number(SESSIONS_OF_TENANTS), Math::max);
    counts.incrementAndGet();
  }
}
