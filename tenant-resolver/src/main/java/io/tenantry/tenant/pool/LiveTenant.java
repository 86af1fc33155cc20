package io.tenantry.tenant.pool;

import io.tenantry.tenant.catalog.DatabaseTarget;

/** A tenant that has been used since it was mounted here: who is inside, and its pool. */
final class LiveTenant {

  private final DatabaseTarget target;
  private final Visitors visitors = new Visitors();
  private final TenantPool pool;
  private final ReportConnections reports;

  LiveTenant(DatabaseTarget target, TenantPool pool, ReportConnections reports) {
    this.target = target;
    this.pool = pool;
    this.reports = reports;
  }

  DatabaseTarget target() {
    return target;
  }

  Visitors visitors() {
    return visitors;
  }

  TenantPool pool() {
    return pool;
  }

  ReportConnections reports() {
    return reports;
  }

  /** Lends no connections any more and closes what comes back. */
  void retire() {
    pool.retire();
    reports.retire();
  }

  /** Whether nobody is inside and nothing is open. */
  boolean gone() {
    return visitors.gone() && pool.gone() && reports.gone();
  }

  /** Cuts off whoever still uses a connection. */
  void closeHard() {
    pool.closeHard();
    reports.closeHard();
  }
}
