package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.StepContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What {@code catalog.tenant} says of a tenant's database and logins, and {@code
 * catalog.buffer_tenant} of those of one to be.
 */
@ApplicationScoped
class TenantDatabaseCatalog {

  private static final String FIND =
      """
      select uuid, tenant_id, database_server, database_name, app_login, report_login,
             migrate_login, release, incarnation, environment = 'sandbox' as sandbox
        from catalog.tenant
       where uuid = :tenant
      union all
      select uuid, '', database_server, name, name || '_app', name || '_report', name || '_migrate',
             release, 1, false
        from catalog.buffer_tenant, lateral (select 'tenant_' || replace(uuid::text, '-', '') as name) n
       where uuid = :tenant
      """;

  private static final String KEEP_FIRST_SECRETS =
      """
      with of_tenant as (
        update catalog.tenant
           set app_secret = coalesce(app_secret, :app),
               report_secret = coalesce(report_secret, :report),
               migrate_secret = coalesce(migrate_secret, :migrate)
         where uuid = :tenant
        returning app_secret, report_secret, migrate_secret),
      of_buffer as (
        update catalog.buffer_tenant
           set app_secret = coalesce(app_secret, :app),
               report_secret = coalesce(report_secret, :report),
               migrate_secret = coalesce(migrate_secret, :migrate)
         where uuid = :tenant
        returning app_secret, report_secret, migrate_secret)
      select * from of_tenant union all select * from of_buffer
      """;

  private static final String SECRETS =
      """
      select app_secret, report_secret, migrate_secret from catalog.tenant
       where uuid = :tenant and app_secret is not null and report_secret is not null
         and migrate_secret is not null
      """;

  private static final String ERASE_SECRETS =
      """
      with of_buffer as (
        update catalog.buffer_tenant
           set app_secret = null, report_secret = null, migrate_secret = null
         where uuid = :tenant)
      update catalog.tenant
         set app_secret = null, report_secret = null, migrate_secret = null
       where uuid = :tenant
      """;

  private final Jdbi jdbi;

  TenantDatabaseCatalog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<TenantDatabase> find(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("tenant", tenant)
                .map(TenantDatabaseCatalog::database)
                .findOne());
  }

  /** The database of the tenant that the operation is about; none once its row is gone. */
  Optional<TenantDatabase> find(StepContext context) {
    return context.tenant().flatMap(this::find);
  }

  TenantDatabase get(UUID tenant) {
    return find(tenant)
        .orElseThrow(() -> new IllegalStateException("no tenant " + tenant + " in the catalog"));
  }

  TenantDatabase get(StepContext context) {
    return get(
        context
            .tenant()
            .orElseThrow(() -> new IllegalStateException("the operation is about no tenant")));
  }

  /** The secrets of a tenant that has all of them. */
  Optional<SealedSecrets> secrets(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SECRETS)
                .bind("tenant", tenant)
                .map((row, context) -> sealed(row))
                .findOne());
  }

  /** Stores the secrets unless there are some already; returns those that hold. */
  SealedSecrets keepFirst(UUID tenant, SealedSecrets fresh) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(KEEP_FIRST_SECRETS)
                .bind("tenant", tenant)
                .bind("app", fresh.app())
                .bind("report", fresh.report())
                .bind("migrate", fresh.migrate())
                .map((row, context) -> sealed(row))
                .one());
  }

  void eraseSecrets(UUID tenant) {
    jdbi.useHandle(handle -> handle.createUpdate(ERASE_SECRETS).bind("tenant", tenant).execute());
  }

  private static SealedSecrets sealed(ResultSet row) throws SQLException {
    return new SealedSecrets(row.getBytes(1), row.getBytes(2), row.getBytes(3));
  }

  private static TenantDatabase database(ResultSet row, StatementContext context)
      throws SQLException {
    return new TenantDatabase(
        row.getObject("uuid", UUID.class),
        row.getString("tenant_id"),
        row.getString("database_server"),
        new DatabaseNames(
            row.getString("database_name"),
            row.getString("app_login"),
            row.getString("report_login"),
            row.getString("migrate_login")),
        row.getInt("release"),
        row.getInt("incarnation"),
        row.getBoolean("sandbox"));
  }
}
