package io.tenantry.controlplane.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

  private static final String DUE =
      """
      select t.uuid, t.database_server, t.database_name
        from catalog.tenant t
        left join catalog.company_count c on c.tenant_uuid = t.uuid
       where t.lifecycle in ('active', 'suspended')
         and (c.counted_at is null or c.counted_at < now() - make_interval(secs => :age))
       order by c.counted_at nulls first, t.uuid
       limit :limit
      """;

  /** A tenant may be gone by now; what could not be counted keeps its last count. */
  private static final String RECORD =
      """
      with there as materialized (
        select t.uuid from catalog.tenant t where t.uuid = :tenant for key share)
      insert into catalog.company_count as c (tenant_uuid, companies)
      select t.uuid, cast(:companies as integer) from there t
      on conflict (tenant_uuid) do update
         set companies = coalesce(excluded.companies, c.companies), counted_at = now()
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

  /** Tenants not counted for so long, those never counted first. */
  List<CountedDatabase> due(Duration age, int atMost) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("age", (double) age.toSeconds())
                .bind("limit", atMost)
                .map(
                    (row, context) ->
                        new CountedDatabase(
                            row.getObject("uuid", UUID.class),
                            row.getString("database_server"),
                            row.getString("database_name")))
                .list());
  }

  /** Remembers how many companies a new tenant begins with, so that nobody has to go and count. */
  public void begin(UUID tenant, int companies) {
    record(tenant, OptionalInt.of(companies));
  }

  /** Remembers a count, or only that there was none to be had. */
  void record(UUID tenant, OptionalInt companies) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("tenant", tenant)
                .bind("companies", companies.isPresent() ? companies.getAsInt() : null)
                .execute());
  }

  /** A tenant database to be asked. */
  record CountedDatabase(UUID tenant, String server, String database) {}
}
