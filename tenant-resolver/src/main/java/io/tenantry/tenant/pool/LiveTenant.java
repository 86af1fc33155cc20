package io.tenantry.tenant.pool;

import io.tenantry.tenant.catalog.DatabaseTarget;

/** A tenant that has been used since it was mounted here: who is inside, and its pool. */
final class LiveTenant {

  private final DatabaseTarget target;
  private final Visitors visitors = new Visitors();
  private final TenantPool pool;

  LiveTenant(DatabaseTarget target, TenantPool pool) {
    this.target = target;
    this.pool = pool;
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
}
