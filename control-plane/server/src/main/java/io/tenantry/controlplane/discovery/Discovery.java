package io.tenantry.controlplane.discovery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.discovery.Found.Verdict;
import io.tenantry.controlplane.provisioning.DatabaseInspection;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.server.AdminSession;
import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.MaintenanceConnections;
import io.tenantry.controlplane.tenant.Lifecycle;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads the stamps of a server's databases and holds them against the catalog. */
@ApplicationScoped
class Discovery {

  /** One parameter: the role that owns tenant databases. */
  private static final String DATABASES =
      """
      select d.datname
        from pg_database d
        join pg_roles r on r.oid = d.datdba
       where r.rolname = ? and d.datallowconn and not d.datistemplate
       order by d.datname
      """;

  private final MaintenanceConnections maintenance;
  private final DatabaseInspection inspection;
  private final TenantCatalog tenants;
  private final DiscoveryCatalog catalog;
  private final FoundEntries entries;

  Discovery(
      MaintenanceConnections maintenance,
      DatabaseInspection inspection,
      TenantCatalog tenants,
      DiscoveryCatalog catalog,
      FoundEntries entries) {
    this.maintenance = maintenance;
    this.inspection = inspection;
    this.tenants = tenants;
    this.catalog = catalog;
    this.entries = entries;
  }

  /**
   * What a discovery would do with each database. Nothing is changed.
   *
   * @throws ProblemException {@code unavailable} when the server does not answer
   */
  List<Found> look(String server) {
    try {
      return databases(server).stream().map(database -> look(server, database)).toList();
    } catch (SQLException e) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "The database server does not answer; try again shortly.");
    }
  }

  /** Names of the databases that may be tenants'. */
  List<String> databases(String server) throws SQLException {
    try (AdminSession session = maintenance.take(server, "tenantry-discovery")) {
      return session.query(DATABASES, GroupRoles.DATABASES);
    }
  }

  private Found look(String server, String database) {
    Found found = against(server, database);
    return found.verdict() == Verdict.RECOVERABLE ? tried(server, found) : found;
  }

  /** Whether it could be entered shows in a transaction that is taken back. */
  private Found tried(String server, Found found) {
    QuarkusTransaction.begin();
    try {
      entries.enter(server, found.database(), found.stamp().orElseThrow());
      return found;
    } catch (ProblemException e) {
      return conflict(found, e);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** What the catalog says of it before anything is tried. */
  Found against(String server, String database) {
    if (catalog.isBuffer(server, database)) {
      return passedBy(database, "A buffer tenant: prepared, and nobody's yet.");
    }
    Stamp stamp;
    try {
      stamp = inspection.stampOf(server, database);
    } catch (ProblemException e) {
      return passedBy(database, e.getMessage());
    }
    Optional<Tenant> tenant = tenants.find(stamp.tenant());
    if (tenant.isEmpty()) {
      return tenants.holds(server, database)
          ? found(
              database,
              stamp,
              Verdict.CONFLICT,
              "Another tenant of the catalog is said to be here.")
          : found(database, stamp, Verdict.RECOVERABLE, "Nobody holds it.");
    }
    boolean here = tenant.get().databaseServer().equals(server) && tenants.holds(server, database);
    if (!here) {
      return found(
          database, stamp, Verdict.CONFLICT, "The catalog has this tenant in another database.");
    }
    boolean begun =
        tenant.get().state().lifecycle() instanceof Lifecycle.Provisioning
            && tenant.get().runningOperation().isEmpty();
    return begun
        ? found(database, stamp, Verdict.UNFINISHED, "A discovery entered it and did not end.")
        : found(database, stamp, Verdict.KNOWN, "The catalog has it.");
  }

  static Found conflict(Found found, ProblemException problem) {
    return new Found(
        found.database(),
        found.stamp(),
        Verdict.CONFLICT,
        problem.type().code() + ": " + problem.getMessage());
  }

  private static Found passedBy(String database, String detail) {
    return new Found(database, Optional.empty(), Verdict.PASSED_BY, detail);
  }

  private static Found found(String database, Stamp stamp, Verdict verdict, String detail) {
    return new Found(database, Optional.of(stamp), verdict, detail);
  }
}
