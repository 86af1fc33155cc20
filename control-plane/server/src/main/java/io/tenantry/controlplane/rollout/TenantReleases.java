package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.api.TenantReleaseView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who is at which release, from the catalog. */
@ApplicationScoped
class TenantReleases {

  private static final String AT =
      """
      select uuid, tenant_id, ring, release,
             case when schema_state = 'current'
                       and release < (select max(number) from application.release
                                       where state = 'published')
                  then 'pending' else schema_state end as schema
        from catalog.tenant
       where release = :release and lifecycle not in ('purging', 'purged', 'failed')
         and (cast(:after as uuid) is null or uuid > :after)
       order by uuid
       limit :limit
      """;

  private final Jdbi jdbi;

  TenantReleases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** By UUID. */
  List<TenantReleaseView> at(int release, Optional<UUID> after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(AT)
                .bind("release", release)
                .bind("after", after.orElse(null))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new TenantReleaseView(
                            row.getObject("uuid", UUID.class),
                            row.getString("tenant_id"),
                            row.getString("ring"),
                            row.getInt("release"),
                            row.getString("schema")))
                .list());
  }
}
