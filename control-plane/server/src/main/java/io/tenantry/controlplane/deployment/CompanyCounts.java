package io.tenantry.controlplane.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code catalog.company_count}, and what they add up to. */
@ApplicationScoped
public class CompanyCounts {

  private static final String TOTAL =
      """
      select count(*) as databases,
             coalesce(max(c.companies), 0) as companies,
             coalesce(bool_and(t.database_name = current_database()
                               and s.system_identifier =
                                   (select system_identifier::text from pg_control_system())), false)
               as classic
        from catalog.tenant t
        join catalog.database_server s on s.id = t.database_server
        left join catalog.company_count c on c.tenant_uuid = t.uuid
       where t.lifecycle not in ('provisioning', 'failed', 'purged')
      """;

  private static final String QUESTION =
      """
      select t.uuid, t.database_server, t.database_name, now() as asked_at,
             (select coalesce(sum(d.requests), 0) from catalog.usage_day d
               where d.tenant_uuid = t.uuid
                 and d.day >= (now() at time zone 'UTC')::date - 1) as requests
        from catalog.tenant t
        left join catalog.company_count c on c.tenant_uuid = t.uuid
       where t.lifecycle in ('active', 'suspended')
      """;

  private static final String NEVER_COUNTED = QUESTION + " and c.counted_at is null limit :limit";

  /** Requests of the same days as when it was counted, late batches of instances included. */
  private static final String DUE =
      QUESTION
          + """
             and (c.counted_at is null
                  or c.counted_at < now() - make_interval(secs => :unused)
                  or c.counted_at < now() - make_interval(secs => :used)
                     and c.requests is distinct from
                         (select coalesce(sum(d.requests), 0) from catalog.usage_day d
                           where d.tenant_uuid = t.uuid
                             and d.day >= (c.counted_at at time zone 'UTC')::date - 1))
           order by c.counted_at nulls first, t.uuid
           limit :limit
          """;

  /** A tenant may be gone by now; what could not be counted keeps its last count. */
  private static final String RECORD =
      """
      with there as materialized (
        select t.uuid from catalog.tenant t where t.uuid = :tenant for key share)
      insert into catalog.company_count as c (tenant_uuid, companies, requests, counted_at)
      select t.uuid, cast(:companies as integer), :requests, coalesce(:countedAt, now()) from there t
      on conflict (tenant_uuid) do update
         set companies = coalesce(excluded.companies, c.companies), requests = excluded.requests,
             counted_at = excluded.counted_at
      """;

  private final Jdbi jdbi;

  CompanyCounts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  TenantCount total() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TOTAL)
                .map(
                    (row, context) ->
                        new TenantCount(
                            row.getInt("databases"),
                            row.getInt("companies"),
                            row.getBoolean("classic")))
                .one());
  }

  /**
   * Tenants whose companies may be others than were counted, those never counted first.
   *
   * @param used how long a count is good for while requests arrive
   * @param unused how long it is good for while none do
   */
  List<CountedDatabase> due(Duration used, Duration unused, int atMost) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("used", (double) used.toSeconds())
                .bind("unused", (double) unused.toSeconds())
                .bind("limit", atMost)
                .map((row, context) -> database(row))
                .list());
  }

  /** Tenants that were never counted. */
  List<CountedDatabase> neverCounted(int atMost) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEVER_COUNTED)
                .bind("limit", atMost)
                .map((row, context) -> database(row))
                .list());
  }

  private static CountedDatabase database(ResultSet row) throws SQLException {
    return new CountedDatabase(
        row.getObject("uuid", UUID.class),
        row.getString("database_server"),
        row.getString("database_name"),
        row.getObject("asked_at", OffsetDateTime.class),
        row.getLong("requests"));
  }

  /** Remembers how many companies a new tenant begins with, so that nobody has to go and count. */
  public void begin(UUID tenant, int companies) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("tenant", tenant)
                .bind("companies", companies)
                .bind("requests", 0L)
                .bindNull("countedAt", Types.TIMESTAMP_WITH_TIMEZONE)
                .execute());
  }

  /** Remembers a count, or only that there was none to be had. */
  void record(CountedDatabase counted, OptionalInt companies) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("tenant", counted.tenant())
                .bind("companies", companies.isPresent() ? companies.getAsInt() : null)
                .bind("requests", counted.requests())
                .bind("countedAt", counted.askedAt())
                .execute());
  }

  /**
   * A tenant database to be asked.
   *
   * @param askedAt before which every company that a request has made is in the answer
   * @param requests of the tenant by then, on that day (UTC) and the day before
   */
  record CountedDatabase(
      UUID tenant, String server, String database, OffsetDateTime askedAt, long requests) {}
}
