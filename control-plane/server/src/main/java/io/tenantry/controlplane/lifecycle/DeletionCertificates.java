package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.DeletionCertificateView;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What purges destroyed. The database refuses to change or remove a certificate. */
@ApplicationScoped
class DeletionCertificates {

  /** The credentials of first administrators go with it: nothing secret outlives a purge. */
  private static final String ISSUE =
      """
      with credentials as (
        delete from catalog.operation_credential c using catalog.operation o
         where o.id = c.operation_id and o.tenant_uuid = :tenant)
      insert into catalog.deletion_certificate
        (tenant_uuid, tenant_id, issued_by, reason, operation, destroyed, kept)
      select t.uuid, t.tenant_id, o.created_by, o.reason, o.id,
             jsonb_build_array(
               jsonb_build_object('store', 'database', 'name', t.database_name, 'server', t.database_server),
               jsonb_build_object('store', 'logins', 'names',
                 jsonb_build_array(t.app_login, t.report_login, t.migrate_login), 'server', t.database_server),
               jsonb_build_object('store', 'secrets', 'names',
                 jsonb_build_array('app', 'report', 'migrate', 'first administrator')),
               jsonb_build_object('store', 'host-names', 'names', to_jsonb(cast(:hosts as text[]))),
               jsonb_build_object('store', 'identity-provider', 'names', to_jsonb(cast(:identities as text[])))),
             jsonb_build_array(
               jsonb_build_object('store', 'audit', 'why', 'append-only record of who did what'),
               jsonb_build_object('store', 'operations', 'why', 'kept for their own retention'),
               jsonb_build_object('store', 'certificate', 'why', 'this proof'))
        from catalog.tenant t, catalog.operation o
       where t.uuid = :tenant and o.id = :operation
      on conflict (tenant_uuid) do nothing
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  DeletionCertificates(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * Certifies a purge, in the caller's transaction.
   *
   * @return false when it was certified before
   */
  boolean issue(UUID operation, Tenant tenant) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(ISSUE)
                    .bind("tenant", tenant.uuid())
                    .bind("operation", operation)
                    .bind(
                        "hosts",
                        tenant.properties().hostNames().stream()
                            .map(HostName::text)
                            .toArray(String[]::new))
                    .bind(
                        "identities",
                        tenant.properties().identityProvider().isEmpty()
                            ? IdentitySteps.identity(tenant).objects().toArray(String[]::new)
                            : new String[0])
                    .execute())
        == 1;
  }

  Optional<DeletionCertificateView> find(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from catalog.deletion_certificate where tenant_uuid = :uuid")
                .bind("uuid", tenant)
                .map((row, context) -> view(row))
                .findOne());
  }

  private DeletionCertificateView view(ResultSet row) throws SQLException {
    return new DeletionCertificateView(
        row.getObject("tenant_uuid", UUID.class),
        row.getString("tenant_id"),
        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
        row.getString("issued_by"),
        row.getString("reason"),
        row.getObject("operation", UUID.class),
        tree(row.getString("destroyed")),
        tree(row.getString("kept")));
  }

  private Object tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }
}
