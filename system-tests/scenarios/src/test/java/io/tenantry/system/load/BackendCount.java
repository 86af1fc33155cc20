package io.tenantry.system.load;

import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Session;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the sessions of tenants' logins on one server again and again, and remembers the highest
 * count that was seen twice in a row: PostgreSQL shows a session for a moment longer than its
 * client has it.
 */
final class BackendCount implements AutoCloseable {

  private static final long MILLIS_BETWEEN_COUNTS = 20;
  private static final String SESSIONS =
      "select count(*) from pg_stat_activity where usename ~ ('^' || ?)";
  private static final String ANY_TENANT = "tenant_[0-9a-f]{32}";

  private final String logins;
  private final Session session;
  private final AtomicLong highest = new AtomicLong();
  private final AtomicLong counts = new AtomicLong();
  private final AtomicLong before = new AtomicLong();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  BackendCount(DatabaseServer server) {
    this(server, ANY_TENANT);
  }

  /** Of one tenant alone: its logins are called after its database. */
  BackendCount(DatabaseServer server, CatalogTenant tenant) {
    this(server, tenant.database());
  }

  private BackendCount(DatabaseServer server, String logins) {
    this.logins = logins;
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
    long now = session.number(SESSIONS, logins);
    highest.accumulateAndGet(Math.min(before.getAndSet(now), now), Math::max);
    counts.incrementAndGet();
  }
}
