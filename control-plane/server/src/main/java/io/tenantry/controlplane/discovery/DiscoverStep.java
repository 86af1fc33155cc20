package io.tenantry.controlplane.discovery;

import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.discovery.Found.Verdict;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.provisioning.FoundDatabase;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.server.ServerChanges;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Enters what nobody holds, one database after the other, each by itself: first the entry, which
 * nobody can see or use yet, then the logins, then the tenant as one that can be mounted. Whatever
 * a run leaves half-way the next one takes up. Nothing is undone: an entry that was made is right.
 */
@Singleton
class DiscoverStep implements OperationStep {

  private static final Logger LOG = Logger.getLogger(DiscoverStep.class);

  private final Discovery discovery;
  private final FoundEntries entries;
  private final FoundDatabase databases;
  private final TenantCatalog tenants;
  private final AuditTrail audit;

  DiscoverStep(
      Discovery discovery,
      FoundEntries entries,
      FoundDatabase databases,
      TenantCatalog tenants,
      AuditTrail audit) {
    this.discovery = discovery;
    this.entries = entries;
    this.databases = databases;
    this.tenants = tenants;
    this.audit = audit;
  }

  @Override
  public String name() {
    return "discover";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(3).thenAbort();
  }

  @Override
  public void run(StepContext context) throws SQLException {
    String server = context.params().path(ServerChanges.SERVER).textValue();
    List<Found> all = new ArrayList<>();
    for (String database : discovery.databases(server)) {
      all.add(consider(context, server, discovery.against(server, database)));
    }
    context.result("databases", DiscoveryViews.view(server, all).databases());
  }

  private Found consider(StepContext context, String server, Found found) {
    return switch (found.verdict()) {
      case RECOVERABLE -> recover(context, server, found);
      case UNFINISHED -> finish(context, found);
      case KNOWN -> knownOrRecovered(context, found);
      default -> found;
    };
  }

  private Found recover(StepContext context, String server, Found found) {
    try {
      context.whileCurrent(
          () -> entries.enter(server, found.database(), found.stamp().orElseThrow()));
    } catch (ProblemException e) {
      return Discovery.conflict(found, e);
    }
    return finish(context, found);
  }

  private Found finish(StepContext context, Found found) {
    Stamp stamp = found.stamp().orElseThrow();
    try {
      context.checkpoint();
      databases.takeOver(stamp.tenant(), context.operationId());
    } catch (SQLException e) {
      LOG.warnf("Logins not made: tenant=%s state=%s", stamp.tenant(), e.getSQLState());
      return with(found, Verdict.UNFINISHED, "Its logins could not be made; discover it again.");
    }
    context.whileCurrent(
        () -> {
          entries.complete(tenants.get(stamp.tenant()), reason(context));
          audit.record(entry(context, stamp));
        });
    return with(found, Verdict.RECOVERED, "Entered, dismounted, with new logins.");
  }

  /** By an earlier attempt of this very operation. */
  private Found knownOrRecovered(StepContext context, Found found) {
    Optional<Tenant> tenant = found.stamp().flatMap(stamp -> tenants.find(stamp.tenant()));
    return tenant.filter(one -> one.standing().reasons().contains(reason(context))).isPresent()
        ? with(found, Verdict.RECOVERED, "Entered, dismounted, with new logins.")
        : found;
  }

  private static Found with(Found found, Verdict verdict, String detail) {
    return new Found(found.database(), found.stamp(), verdict, detail);
  }

  private static String reason(StepContext context) {
    return "found by operation " + context.operationId();
  }

  private static AuditEntry entry(StepContext context, Stamp stamp) {
    return new AuditEntry(
        "tenantry-discovery",
        "tenant-recovered-from-stamp",
        Optional.of(stamp.tenant()),
        Optional.of(stamp.tenantId()),
        AuditEntry.Outcome.SUCCEEDED,
        Map.of("operation", context.operationId()));
  }
}
