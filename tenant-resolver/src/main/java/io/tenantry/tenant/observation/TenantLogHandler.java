package io.tenantry.tenant.observation;

import io.tenantry.tenant.ResolvedTenant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Gives the records of tenants to the sink. Whose a record is says the current tenant of the thread
 * that logs: the log context would not know of work for another tenant inside a request, nor of
 * sockets and schedulers.
 */
final class TenantLogHandler extends ExtHandler {

  private static final Logger LOG = Logger.getLogger(TenantLogHandler.class);
  private static final long NANOS_BETWEEN_COMPLAINTS = TimeUnit.MINUTES.toNanos(10);

  private final ThreadLocal<Boolean> writing = new ThreadLocal<>();
  private final Supplier<Optional<ResolvedTenant>> current;
  private final Predicate<ResolvedTenant> wanted;
  private final TenantLogSink sink;
  private final LongSupplier nanoTime;
  private final AtomicLong complainAt;

  TenantLogHandler(
      Supplier<Optional<ResolvedTenant>> current,
      Predicate<ResolvedTenant> wanted,
      TenantLogSink sink,
      LongSupplier nanoTime) {
    this.current = current;
    this.wanted = wanted;
    this.sink = sink;
    this.nanoTime = nanoTime;
    this.complainAt = new AtomicLong(nanoTime.getAsLong());
  }

  @Override
  protected void doPublish(ExtLogRecord record) {
    if (writing.get() != null) {
      return;
    }
    writing.set(true);
    try {
      current.get().filter(wanted).ifPresent(tenant -> write(tenant, record));
    } finally {
      writing.remove();
    }
  }

  private void write(ResolvedTenant tenant, ExtLogRecord record) {
    try {
      TenantOnRecords.put(record, tenant.id());
      sink.write(tenant, record);
    } catch (RuntimeException e) {
      complain(tenant, e);
    }
  }

  /** A full disk fails every record: saying so each time would fill the next one. */
  private void complain(ResolvedTenant tenant, RuntimeException reason) {
    long now = nanoTime.getAsLong();
    long due = complainAt.get();
    if (now - due >= 0 && complainAt.compareAndSet(due, now + NANOS_BETWEEN_COMPLAINTS)) {
      LOG.warnf(reason, "records are missing in tenants' own logs: tenant=%s", tenant.id());
    }
  }
}
