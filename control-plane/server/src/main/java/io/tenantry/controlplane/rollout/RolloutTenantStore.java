package io.tenantry.controlplane.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of tenants in rollouts; part of the caller's transaction, if there is one. */
@ApplicationScoped
class RolloutTenantStore {

  /** Looks at the catalog only: who is there already is known without asking a database. */
  private static final String ENROL =
      """
      insert into catalog.rollout_tenant
        (rollout_id, tenant_uuid, tenant_id, database_server, wave, ring, from_release, status,
         finished_at)
      select :rollout, t.uuid, t.tenant_id, t.database_server, array_position(:rings, t.ring), t.ring,
             t.release, s.status, case when s.status <> 'waiting' then now() end
        from catalog.tenant t,
             lateral (select case when t.release > :release then 'skipped'
                                  when t.release = :release and t.schema_state in ('current', 'pending')
                                    then 'unchanged'
                                  else 'waiting' end as status) s
       where t.ring = any (:rings) and t.lifecycle in ('active', 'suspended')
      """;

  /** A check counts as failed where it says that the sync would be refused. */
  private static final String SETTLE =
      """
      update catalog.rollout_tenant r
         set status = case when o.status = 'succeeded' and o.result ->> 'refused' is distinct from 'true'
                           then 'succeeded' else 'failed' end,
             error = case when o.result ->> 'refused' = 'true'
                          then coalesce(o.result -> 'refusal',
                                        jsonb_build_object('code', 'data-would-be-lost',
                                                           'losses', o.result -> 'losses'))
                          else o.error end,
             finished_at = now()
        from catalog.operation o
       where r.rollout_id = :rollout and r.status = 'running' and o.id = r.operation_id
         -- One that is being undone has failed, however long the undoing takes.
         and (o.finished_at is not null or o.compensating)
         -- No failure: it comes again.
         and o.error ->> 'code' is distinct from 'update-window-closed'
      """;

  /**
   * Of the first ring that has not ended: as many per server as there is room for, and of all
   * servers in turn as many as leave others something to run with.
   */
  private static final String NEXT =
      """
      with turn as (
        select min(wave) as wave from catalog.rollout_tenant
         where rollout_id = :rollout and status in ('waiting', 'running')),
      server as (
        select database_server, :parallelism - count(*) filter (where status = 'running') as room
          from catalog.rollout_tenant
         where rollout_id = :rollout and status in ('waiting', 'running')
         group by database_server)
      select n.tenant_uuid
        from server s,
             lateral (select r.tenant_uuid, r.tenant_id, row_number() over (order by r.tenant_id) as place
                        from catalog.rollout_tenant r
                       where r.rollout_id = :rollout and r.status = 'waiting'
                         and r.wave = (select wave from turn)
                         and r.database_server = s.database_server
                         and (r.not_before is null or r.not_before <= :now)
                         and not exists (select from catalog.operation o
                                          where o.tenant_uuid = r.tenant_uuid
                                            and o.finished_at is null)
                         and not (:windows and
      """
          + RolloutSchedule.UNSCHEDULED
          + """
                             )
                           order by r.tenant_id
                           limit greatest(0, s.room)) n
           order by n.place, n.tenant_id
           limit greatest(0, :atOnce - (select count(*) from catalog.operation
                                         where finished_at is null and type = 'sync'))
          """;

  /**
   * Releases with the same scripts: one change of the catalog for the whole ring, no operation and
   * no connection. Tenants that an operation is changing wait for their own turn. Each has its line
   * in the audit trail, which no operation writes for it.
   */
  private static final String ADOPT =
      """
      with turn as materialized (
        select min(wave) as wave from catalog.rollout_tenant
         where rollout_id = :rollout and status in ('waiting', 'running')),
      mine as (
        select r.tenant_uuid, t.release as former
          from catalog.rollout_tenant r
          join catalog.tenant t on t.uuid = r.tenant_uuid
         where r.rollout_id = :rollout and r.status = 'waiting'
           -- Looked up once: joined, it would be for each of thousands.
           and r.wave = (select wave from turn)
           and (r.not_before is null or r.not_before <= :now)
           and not (:windows and
      """
          + RolloutSchedule.UNSCHEDULED
          + """
               )
               and t.release = any (:releases) and t.schema_state in ('current', 'pending')
               and not exists (select from catalog.operation o
                                where o.tenant_uuid = t.uuid and o.finished_at is null)),
          number as (
            select catalog.next_version() as version where exists (select from mine)),
          moved as (
            update catalog.tenant t
               set release = :release, schema_state = 'current', since = now(), version = number.version
              from mine, number
             where t.uuid = mine.tenant_uuid
            returning t.uuid, t.tenant_id, t.lifecycle, t.mounted, mine.former),
          line as (
            insert into catalog.audit (actor, action, tenant_uuid, tenant_id, outcome, detail)
            select :actor, 'state-changed', m.uuid, m.tenant_id, 'succeeded',
                   jsonb_build_object('reason', cast(:reason as text),
                     'from', jsonb_build_object('lifecycle', m.lifecycle, 'mounted', m.mounted,
                                                'schema', 'pending', 'release', m.former),
                     'to', jsonb_build_object('lifecycle', m.lifecycle, 'mounted', m.mounted,
                                              'schema', 'current', 'release', cast(:release as integer)))
              from moved m)
          update catalog.rollout_tenant r set status = 'succeeded', finished_at = now()
            from moved where r.rollout_id = :rollout and r.tenant_uuid = moved.uuid
          """;

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final RolloutConfig config;

  RolloutTenantStore(Jdbi jdbi, ObjectMapper json, InstantSource clock, RolloutConfig config) {
    this.jdbi = jdbi;
    this.json = json;
    this.clock = clock;
    this.config = config;
  }

  /** Writes down everybody in the rollout's rings. */
  void enrol(Rollout rollout) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(ENROL)
                .bind("rollout", rollout.id())
                .bind("rings", rollout.rings().toArray(String[]::new))
                .bind("release", rollout.release())
                .execute());
  }

  /** Notes which syncs have ended. */
  void settle(UUID rollout) {
    jdbi.useHandle(handle -> handle.createUpdate(SETTLE).bind("rollout", rollout).execute());
  }

  /** Whose turn it is. */
  List<UUID> next(Rollout rollout) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEXT)
                .bind("rollout", rollout.id())
                .bind("parallelism", rollout.parallelism())
                .bind("atOnce", config.atOnce())
                .bind("windows", RolloutSchedule.respectsWindows(rollout))
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .list());
  }

  /** Releases at which tenants that wait were enrolled. */
  List<Integer> releasesWaiting(UUID rollout) {
    String sql =
        """
        select distinct from_release from catalog.rollout_tenant
         where rollout_id = :rollout and status = 'waiting'
        """;
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("rollout", rollout).mapTo(Integer.class).list());
  }

  /**
   * Moves the present ring's tenants of these releases in the catalog alone.
   *
   * @return how many
   */
  int adopt(Rollout rollout, List<Integer> releases) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(ADOPT)
                .bind("rollout", rollout.id())
                .bind("actor", rollout.createdBy())
                .bind("reason", rollout.explanation())
                .bind("release", rollout.release())
                .bind("releases", releases.toArray(Integer[]::new))
                .bind("windows", RolloutSchedule.respectsWindows(rollout))
                .bind("now", clock.instant())
                .execute());
  }

  /**
   * @return false when it does not wait any more
   */
  boolean begin(UUID rollout, UUID tenant, UUID operation) {
    String sql =
        """
        update catalog.rollout_tenant set status = 'running', operation_id = :operation, error = null, not_before = null
         where rollout_id = :rollout and tenant_uuid = :tenant and status = 'waiting'
        """;
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(sql)
                    .bind("rollout", rollout)
                    .bind("tenant", tenant)
                    .bind("operation", operation)
                    .execute())
        == 1;
  }

  /** Notes that a tenant's sync could not even begin. */
  void refuse(UUID rollout, UUID tenant, Map<String, Object> error) {
    String sql =
        """
        update catalog.rollout_tenant
           set status = 'failed', error = cast(:error as jsonb), finished_at = now()
         where rollout_id = :rollout and tenant_uuid = :tenant and status = 'waiting'
        """;
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(sql)
                .bind("rollout", rollout)
                .bind("tenant", tenant)
                .bind("error", write(error))
                .execute());
  }

  /** Moves all tenants of one status to another. */
  void move(UUID rollout, String from, String to) {
    String sql =
        """
        update catalog.rollout_tenant
           set status = :to, finished_at = case when :to = 'waiting' then null else now() end
         where rollout_id = :rollout and status = :from
        """;
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(sql)
                .bind("rollout", rollout)
                .bind("from", from)
                .bind("to", to)
                .execute());
  }

  /** How many there are by status. */
  Map<String, Integer> counts(UUID rollout) {
    String sql =
        """
        select status, count(*) as tenants from catalog.rollout_tenant
         where rollout_id = :rollout group by status order by status
        """;
    Map<String, Integer> counts = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("rollout", rollout)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
    return counts;
  }

  /** The ring whose turn it is, if any has not ended. */
  Optional<String> currentRing(UUID rollout) {
    String sql =
        """
        select ring from catalog.rollout_tenant
         where rollout_id = :rollout and status in ('waiting', 'running') order by wave limit 1
        """;
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("rollout", rollout).mapTo(String.class).findOne());
  }

  /** By UUID. */
  List<RolloutTenant> list(UUID rollout, Optional<String> status, Optional<UUID> after, int limit) {
    String sql =
        """
        select * from catalog.rollout_tenant
         where rollout_id = :rollout and (cast(:status as text) is null or status = :status)
           and (cast(:after as uuid) is null or tenant_uuid > :after)
         order by tenant_uuid limit :limit
        """;
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("rollout", rollout)
                .bind("status", status.orElse(null))
                .bind("after", after.orElse(null))
                .bind("limit", limit)
                .map((row, context) -> tenant(row))
                .list());
  }

  private RolloutTenant tenant(ResultSet row) throws SQLException {
    return new RolloutTenant(
        row.getObject("tenant_uuid", UUID.class),
        row.getString("tenant_id"),
        row.getString("ring"),
        row.getString("database_server"),
        row.getInt("from_release"),
        row.getString("status"),
        Optional.ofNullable(row.getObject("operation_id", UUID.class)),
        Optional.ofNullable(row.getString("error")).map(this::read),
        RolloutStore.time(row, "not_before"),
        RolloutStore.time(row, "finished_at"));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }

  private String write(Map<String, Object> error) {
    try {
      return json.writeValueAsString(error);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a code and a message become JSON", e);
    }
  }
}
