package io.tenantry.controlplane.sync;

import io.quarkus.scheduler.Scheduled;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Looks at every tenant's schema once in a while, a few at a time. */
@ApplicationScoped
class DriftScan {

  private static final Logger LOG = Logger.getLogger(DriftScan.class);

  /** One look takes some milliseconds and one connection; so many do not crowd a server. */
  private static final int AT_A_TIME = 50;

  private final DriftStore findings;
  private final DriftCheck check;
  private final TenantCatalog catalog;
  private final SyncConfig config;
  private final Supplier<UUID> ids;

  DriftScan(
      DriftStore findings,
      DriftCheck check,
      TenantCatalog catalog,
      SyncConfig config,
      Supplier<UUID> ids) {
    this.findings = findings;
    this.check = check;
    this.catalog = catalog;
    this.config = config;
    this.ids = ids;
  }

  @Scheduled(
      every = "1m",
      delayed = "2m",
      identity = "scan-for-drift",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void scan() {
    for (UUID tenant : findings.due(config.driftScan().toSeconds(), AT_A_TIME)) {
      look(tenant);
    }
  }

  /** One that cannot be looked at is passed: its turn comes again. */
  private void look(UUID tenant) {
    try {
      if (check.look(catalog.get(tenant), ids.get())) {
        LOG.warnf("Schema is not that of its release: tenant=%s", tenant);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.infof(e, "Schema could not be looked at: tenant=%s", tenant);
    }
  }
}
