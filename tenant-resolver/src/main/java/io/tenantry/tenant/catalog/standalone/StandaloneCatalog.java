package io.tenantry.tenant.catalog.standalone;

import io.tenantry.tenant.catalog.CatalogConfig;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.ConnectionDemand;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.Refusal;
import io.tenantry.tenant.catalog.RefusalQueue;
import io.tenantry.tenant.catalog.UsageBatch;
import io.tenantry.tenant.catalog.UsageReport;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What catalogs without a control plane have in common: a thread with a beat, and nobody to lease
 * from or to tell anything to.
 */
@Singleton
class StandaloneCatalog {

  private static final Logger LOG = Logger.getLogger(StandaloneCatalog.class);

  private final LiveCatalog live;
  private final ConnectionDemand connections;
  private final UsageReport usage;
  private final RefusalQueue refusals;
  private final Duration beat;
  private ScheduledExecutorService thread;

  StandaloneCatalog(
      LiveCatalog live,
      ConnectionDemand connections,
      UsageReport usage,
      RefusalQueue refusals,
      CatalogConfig config) {
    this.live = live;
    this.connections = connections;
    this.usage = usage;
    this.refusals = refusals;
    this.beat = config.catalog().heartbeat();
  }

  /** Does the work with every beat, on one thread. */
  void start(Runnable work) {
    thread = Executors.newSingleThreadScheduledExecutor(StandaloneCatalog::daemon);
    long millis = beat.toMillis();
    thread.scheduleWithFixedDelay(() -> turn(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  CatalogSnapshot snapshot() {
    return live.snapshot();
  }

  /** Puts a snapshot in force; its connections are limited by configuration alone. */
  synchronized void replace(CatalogSnapshot next) {
    live.replace(next);
    connections.notLeased();
  }

  void stop() {
    thread.shutdownNow();
    live.stop();
  }

  private void turn(Runnable work) {
    try {
      work.run();
      forget();
    } catch (RuntimeException e) {
      LOG.error("a turn of the catalog thread failed", e);
    }
  }

  /** Refusals are in the log already, usage in the metrics. */
  private void forget() {
    Optional<UsageBatch> batch = usage.due(false);
    batch.ifPresent(usage::recorded);
    Optional<Refusal> refusal = refusals.take();
    while (refusal.isPresent()) {
      refusal = refusals.take();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tenantry-catalog");
    thread.setDaemon(true);
    return thread;
  }
}
