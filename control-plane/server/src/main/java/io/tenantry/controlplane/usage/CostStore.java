package io.tenantry.controlplane.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes differences of readings and adds them to {@code catalog.usage_day}.
 *
 * <p>A counter that is smaller than it was has been reset, by somebody or by a crash: it counts
 * from zero. The first reading of a database, and the first one on another server, are where
 * counting begins. The same reading twice, or one that comes late, adds nothing.
 */
@ApplicationScoped
class CostStore {

  private static final String RECORD =
      """
      with reading as materialized (
        select t.uuid, t.tenant_id, r.*
          from jsonb_to_recordset(cast(:readings as jsonb))
               as r (database text, reset timestamptz, bytes bigint,
                     "connectionMillis" double precision, "statementMillis" double precision,
                     "bytesRead" bigint, "temporaryBytes" bigint)
          join catalog.tenant t on t.database_server = :server and t.database_name = r.database
         order by t.uuid),
      earlier as materialized (
        select e.*
          from catalog.database_reading e
         where e.tenant_uuid in (select uuid from reading)
         order by e.tenant_uuid
           for update),
      kept as (
        insert into catalog.database_reading as k
          (tenant_uuid, database_server, read_at, stats_reset, connection_millis, statement_millis,
           bytes_read, temporary_bytes)
        select r.uuid, :server, :at, r.reset, r."connectionMillis", r."statementMillis",
               r."bytesRead", r."temporaryBytes"
          from reading r
          -- Earlier readings are read, and locked, before they are replaced.
          left join earlier e on e.tenant_uuid = r.uuid
         where e.read_at is null or e.read_at < :at
        on conflict (tenant_uuid) do update
           set database_server = excluded.database_server, read_at = excluded.read_at,
               stats_reset = excluded.stats_reset, connection_millis = excluded.connection_millis,
               statement_millis = excluded.statement_millis, bytes_read = excluded.bytes_read,
               temporary_bytes = excluded.temporary_bytes
         where k.read_at < excluded.read_at
        returning k.tenant_uuid),
      since as (
        select r.uuid, r.tenant_id, r.bytes,
               case when e.tenant_uuid is null then 0
                    else extract(epoch from :at - e.read_at) / 3600 end as hours,
               case when e.stats_reset is distinct from r.reset then 0
                    else e.connection_millis end as connection_millis,
               r."connectionMillis", r."statementMillis", r."bytesRead", r."temporaryBytes",
               e.tenant_uuid is not null and e.database_server = :server as continues,
               case when e.stats_reset is distinct from r.reset then 0
                    else e.statement_millis end as statement_millis,
               case when e.stats_reset is distinct from r.reset then 0
                    else e.bytes_read end as bytes_read,
               case when e.stats_reset is distinct from r.reset then 0
                    else e.temporary_bytes end as temporary_bytes
          from reading r
          join kept k on k.tenant_uuid = r.uuid
          left join earlier e on e.tenant_uuid = r.uuid)
      insert into catalog.usage_day as d
        (tenant_uuid, day, tenant_id, database_bytes, connection_millis, statement_millis, bytes_read,
         temporary_bytes, storage_byte_hours)
      select s.uuid, cast(:at at time zone 'UTC' as date), s.tenant_id, s.bytes,
             catalog.growth(s.continues, s.connection_millis, s."connectionMillis"),
             catalog.growth(s.continues, s.statement_millis, s."statementMillis"),
             catalog.growth(s.continues, s.bytes_read, s."bytesRead"),
             catalog.growth(s.continues, s.temporary_bytes, s."temporaryBytes"),
             round(s.bytes * s.hours)
        from since s
      on conflict (tenant_uuid, day) do update
         set database_bytes = greatest(d.database_bytes, excluded.database_bytes),
             connection_millis = d.connection_millis + excluded.connection_millis,
             statement_millis = d.statement_millis + excluded.statement_millis,
             bytes_read = d.bytes_read + excluded.bytes_read,
             temporary_bytes = d.temporary_bytes + excluded.temporary_bytes,
             storage_byte_hours = d.storage_byte_hours + excluded.storage_byte_hours
      """;

  private final Jdbi jdbi;

  CostStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param at when the server was read
   * @param readings JSON: an array of {@code {database, reset, bytes, connectionMillis,
   *     statementMillis, bytesRead, temporaryBytes}}; databases that are no tenant's are ignored
   */
  void record(String server, Instant at, String readings) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("server", server)
                .bind("at", at)
                .bind("readings", readings)
                .execute());
  }
}
