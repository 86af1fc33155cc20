package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.api.DriftView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code catalog.schema_check}. */
@ApplicationScoped
class DriftStore {

  private static final String RECORD =
      """
      insert into catalog.schema_check as c (tenant_uuid, release, expected, found, drifted_since)
      values (:tenant, :release, :expected, :found,
              case when :expected <> :found then now() end)
      on conflict (tenant_uuid) do update
         set release = excluded.release, expected = excluded.expected, found = excluded.found,
             checked_at = now(),
             drifted_since = case when excluded.expected <> excluded.found
                                  then coalesce(c.drifted_since, now()) end
      """;

  /**
   * Never looked at first, then the longest ago; nobody who is being changed. A database that was
   * just made is a copy of its release, which counts as a look.
   */
  private static final String DUE =
      """
      select t.uuid
        from catalog.tenant t
        left join catalog.schema_check c on c.tenant_uuid = t.uuid
       where t.lifecycle in ('active', 'suspended') and t.schema_state <> 'syncing'
         and (c.checked_at is null or c.checked_at < now() - make_interval(secs => :age))
         and not exists (select from catalog.operation o
                          where o.tenant_uuid = t.uuid
                            and (o.finished_at is null
                                 or o.type = 'provision' and o.status = 'succeeded'
                                    and o.finished_at >= now() - make_interval(secs => :age)))
       order by c.checked_at nulls first
       limit :limit
      """;

  /** A finding about a release that the tenant has left says nothing any more. */
  private static final String DRIFTED =
      """
      select t.uuid, t.tenant_id, t.release, c.checked_at, c.drifted_since
        from catalog.schema_check c
        join catalog.tenant t on t.uuid = c.tenant_uuid and t.release = c.release
       where c.drifted_since is not null and (cast(:after as uuid) is null or t.uuid > :after)
       order by t.uuid
       limit :limit
      """;

  private final Jdbi jdbi;

  DriftStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void record(UUID tenant, int release, String expected, String found) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("tenant", tenant)
                .bind("release", release)
                .bind("expected", expected)
                .bind("found", found)
                .execute());
  }

  /** Tenants whose last look is at least so many seconds old. */
  List<UUID> due(long ageSeconds, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("age", (double) ageSeconds)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
  }

  /** Those whose schema is not the one of their release, by UUID. */
  List<DriftView> drifted(Optional<UUID> after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DRIFTED)
                .bind("after", after.orElse(null))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new DriftView(
                            row.getObject("uuid", UUID.class),
                            row.getString("tenant_id"),
                            row.getInt("release"),
                            row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                            row.getObject("drifted_since", OffsetDateTime.class).toInstant()))
                .list());
  }
}
