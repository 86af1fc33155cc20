package io.tenantry.tenant.hibernate;

import io.tenantry.tenant.catalog.DatabaseTarget;
import io.tenantry.tenant.catalog.TenantEntry;
import java.util.UUID;

/**
 * What a session of Hibernate is opened for: a tenant in one copy of its database. Hibernate's
 * caches have it in their keys, so that what was read from a copy is not found again once another
 * one has taken its place.
 *
 * @param id as Hibernate has it
 */
record SessionTenant(String id) {

  private static final char SEPARATOR = '/';

  static SessionTenant of(DatabaseTarget target) {
    return new SessionTenant(
        target.tenant().toString()
            + SEPARATOR
            + target.incarnation()
            + SEPARATOR
            + target.database());
  }

  UUID tenant() {
    return UUID.fromString(id.substring(0, id.indexOf(SEPARATOR)));
  }

  /** Whether the entry is of this tenant in this copy; null is of none. */
  boolean mountedAs(TenantEntry entry) {
    return entry != null && entry.mounted() && equals(of(entry.target()));
  }
}
