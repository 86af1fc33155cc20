package io.tenantry.controlplane.usage;

import io.tenantry.controlplane.api.UsageView;
import io.tenantry.controlplane.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code catalog.usage_day} and what belongs to them. */
@ApplicationScoped
class UsageStore {

  private static final String PAGE =
      """
      with periods as (
        select (case when :monthly then date_trunc('month', u.day) else u.day end)::date as period,
               u.tenant_uuid,
               (array_agg(u.tenant_id order by u.day desc))[1] as tenant_id,
               sum(u.requests)::bigint as requests, sum(u.errors)::bigint as errors,
               sum(u.bytes_in)::bigint as bytes_in, sum(u.bytes_out)::bigint as bytes_out,
               sum(u.database_millis)::bigint as database_millis,
               max(u.database_bytes) as database_bytes,
               sum(u.connection_millis)::bigint / 1000 as connection_seconds,
               sum(u.statement_millis)::bigint as statement_millis,
               sum(u.bytes_read)::bigint as bytes_read,
               sum(u.temporary_bytes)::bigint as temporary_bytes,
               sum(u.storage_byte_hours)::bigint as storage_byte_hours
          from catalog.usage_day u
         where u.day between greatest(:from, coalesce(cast(:afterPeriod as date), :from)) and :to
           and (cast(:tenant as uuid) is null or u.tenant_uuid = :tenant)
         group by 1, 2)
      select p.*,
             (select count(distinct a.user_hash) from catalog.usage_user a
               where a.tenant_uuid = p.tenant_uuid
                 and a.day between greatest(:from, p.period)
                     and least(:to, case when :monthly then (p.period + interval '1 month')::date - 1
                                         else p.period end)) as active_users
        from periods p
       where cast(:afterTenant as uuid) is null
          or (p.period, p.tenant_uuid) > (cast(:afterPeriod as date), :afterTenant)
       order by p.period, p.tenant_uuid
       limit :rows
      """;

  private final Jdbi jdbi;

  UsageStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Rows by period and tenant, beginning after the place. */
  List<UsageView> page(UsageQuery query, Optional<Cursor> after, int rows) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(PAGE)
                .bind("monthly", query.monthly())
                .bind("from", query.from())
                .bind("to", query.to())
                .bind("tenant", query.tenant().orElse(null))
                .bind("afterPeriod", after.map(UsageStore::period).orElse(null))
                .bind("afterTenant", after.map(Cursor::id).orElse(null))
                .bind("rows", rows)
                .map((row, context) -> usage(row, query.monthly()))
                .list());
  }

  /** The place of a row. */
  static Cursor place(UsageView usage) {
    String day = usage.period().length() == 7 ? usage.period() + "-01" : usage.period();
    return new Cursor(
        LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(), usage.tenant());
  }

  void forget(LocalDate before, Duration batchesOlderThan) {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from catalog.usage_day where day < ?", before);
          handle.execute("delete from catalog.usage_user where day < ?", before);
          handle.execute(
              "delete from catalog.database_reading r where not exists"
                  + " (select from catalog.tenant t where t.uuid = r.tenant_uuid)");
          handle.execute(
              "delete from catalog.usage_batch where recorded_at < now() - make_interval(secs =>"
                  + " ?)",
              (double) batchesOlderThan.toSeconds());
        });
  }

  private static LocalDate period(Cursor cursor) {
    return LocalDate.ofInstant(cursor.createdAt(), ZoneOffset.UTC);
  }

  private static UsageView usage(ResultSet row, boolean monthly) throws SQLException {
    String day = row.getObject("period", LocalDate.class).toString();
    return new UsageView(
        monthly ? day.substring(0, 7) : day,
        row.getObject("tenant_uuid", UUID.class),
        row.getString("tenant_id"),
        row.getLong("requests"),
        row.getLong("errors"),
        row.getLong("bytes_in"),
        row.getLong("bytes_out"),
        row.getLong("database_millis"),
        row.getLong("database_bytes"),
        row.getLong("active_users"),
        row.getLong("connection_seconds"),
        row.getLong("statement_millis"),
        row.getLong("bytes_read"),
        row.getLong("temporary_bytes"),
        row.getLong("storage_byte_hours"));
  }
}
