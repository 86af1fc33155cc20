package io.tenantry.controlplane.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The rows of {@code catalog.credential_rotation}: the passwords of logins to come, which the
 * catalog knows before a server does.
 */
@ApplicationScoped
class CredentialRotations {

  private static final String FIND =
      """
      select app_secret, report_secret, migrate_secret
        from catalog.credential_rotation
       where tenant_uuid = :tenant and operation_id = :operation
      """;

  private static final String BEGIN =
      """
      insert into catalog.credential_rotation as r
        (tenant_uuid, operation_id, app_login, app_secret, report_login, report_secret,
         migrate_login, migrate_secret)
      values (:tenant, :operation, :appLogin, :app, :reportLogin, :report, :migrateLogin, :migrate)
      on conflict (tenant_uuid) do update
         set operation_id = excluded.operation_id,
             app_login = excluded.app_login, app_secret = excluded.app_secret,
             report_login = excluded.report_login, report_secret = excluded.report_secret,
             migrate_login = excluded.migrate_login, migrate_secret = excluded.migrate_secret
       where r.operation_id <> excluded.operation_id
      """;

  /** The tenant's row is locked before a version is taken. */
  private static final String ANNOUNCE =
      """
      with rotation as materialized (
        select r.*
          from catalog.credential_rotation r
          join catalog.tenant t on t.uuid = r.tenant_uuid
         where r.tenant_uuid = :tenant and r.operation_id = :operation
           and t.app_login <> r.app_login
           for no key update of t)
      update catalog.tenant t
         set app_login = r.app_login, app_secret = r.app_secret,
             report_login = r.report_login, report_secret = r.report_secret,
             migrate_login = r.migrate_login, migrate_secret = r.migrate_secret,
             version = catalog.next_version()
        from rotation r
       where t.uuid = r.tenant_uuid
      """;

  private static final String END =
      """
      delete from catalog.credential_rotation
       where tenant_uuid = :tenant and operation_id = :operation
      """;

  private final Jdbi jdbi;

  CredentialRotations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What the operation has begun; empty before, and once it has ended. */
  Optional<SealedSecrets> find(UUID tenant, UUID operation) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("tenant", tenant)
                .bind("operation", operation)
                .map(
                    (row, context) ->
                        new SealedSecrets(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                .findOne());
  }

  /** Takes the place of one that another operation has not ended. */
  void begin(UUID tenant, UUID operation, DatabaseNames names, SealedSecrets secrets) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(BEGIN)
                .bind("tenant", tenant)
                .bind("operation", operation)
                .bind("appLogin", names.appLogin())
                .bind("app", secrets.app())
                .bind("reportLogin", names.reportLogin())
                .bind("report", secrets.report())
                .bind("migrateLogin", names.migrateLogin())
                .bind("migrate", secrets.migrate())
                .execute());
  }

  /** Makes the new logins the tenant's own; instances learn of it. Repeatable. */
  void announce(UUID tenant, UUID operation) {
    execute(ANNOUNCE, tenant, operation);
  }

  void end(UUID tenant, UUID operation) {
    execute(END, tenant, operation);
  }

  private void execute(String sql, UUID tenant, UUID operation) {
    jdbi.useHandle(
        handle ->
            handle.createUpdate(sql).bind("tenant", tenant).bind("operation", operation).execute());
  }
}
