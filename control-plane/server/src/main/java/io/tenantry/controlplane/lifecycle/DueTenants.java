package io.tenantry.controlplane.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Tenants whose time for something has come, by the clock of the application database. */
@ApplicationScoped
class DueTenants {

  private static final String IDLE =
      """
         and not exists (select from catalog.operation o
                          where o.tenant_uuid = t.uuid and o.finished_at is null)
       order by t.uuid limit 100
      """;
  private static final String FOR_PURGE =
      """
      select t.uuid from catalog.tenant t
       where t.lifecycle = 'deleted' and t.retained_until <= now()
      """
          + IDLE;

  private final Jdbi jdbi;

  DueTenants(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Deleted tenants whose retention has ended. */
  List<UUID> forPurge() {
    return jdbi.withHandle(handle -> handle.createQuery(FOR_PURGE).mapTo(UUID.class).list());
  }
}
