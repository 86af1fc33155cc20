package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.DeletionCertificateView;
import io.tenantry.controlplane.identity.IdentityConfig;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.usage.UsageConfig;
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

  /**
   * The credentials of first administrators go with it, and the secret of the client at the
   * tenant's own identity provider: nothing secret outlives a purge. API keys and client
   * certificates go when the tenant's row says that it is purged.
   */
  private static final String ISSUE =
      """
      with credentials as (
        delete from catalog.operation_credential c using catalog.operation o
         where o.id = c.operation_id and o.tenant_uuid = :tenant),
      issuer as (
        update catalog.tenant set identity_provider = identity_provider - :clientSecret
         where uuid = :tenant and jsonb_exists(identity_provider, :clientSecret))
      insert into catalog.deletion_certificate
        (tenant_uuid, tenant_id, issued_by, reason, operation, destroyed, kept)
      select t.uuid, t.tenant_id, o.created_by, o.reason, o.id,
             jsonb_build_array(
               jsonb_build_object('store', 'database', 'name', t.database_name, 'server', t.database_server),
               jsonb_build_object('store', 'logins', 'names',
                 jsonb_build_array(t.app_login, t.report_login, t.migrate_login), 'server', t.database_server),
               jsonb_build_object('store', 'secrets', 'names',
                 jsonb_build_array('app', 'report', 'migrate', 'first administrator')
                 || case when jsonb_exists(t.identity_provider, :clientSecret)
                         then jsonb_build_array('client of its identity provider') else '[]' end),
               jsonb_build_object('store', 'api-keys', 'names',
                 to_jsonb(array(select k.name from catalog.api_key k
                                 where k.tenant_uuid = t.uuid order by k.created_at, k.id))),
               jsonb_build_object('store', 'client-certificates', 'names',
                 to_jsonb(array(select c.name from catalog.client_certificate c
                                 where c.tenant_uuid = t.uuid order by c.created_at, c.id))),
               jsonb_build_object('store', 'host-names', 'names', to_jsonb(cast(:hosts as text[]))),
               jsonb_build_object('store', 'identity-provider', 'names', to_jsonb(cast(:identities as text[])))),
             jsonb_build_array(
               jsonb_build_object('store', 'audit', 'why', 'append-only record of who did what'),
               jsonb_build_object('store', 'operations', 'why', 'kept for their own retention'),
               jsonb_build_object('store', 'usage', 'why', 'what bills are made of: numbers by day',
                                  'until', u.until),
               jsonb_build_object('store', 'active-users', 'why', 'hashes by day, to count them',
                                  'until', u.until),
               jsonb_build_object('store', 'certificate', 'why', 'this proof'))
        from catalog.tenant t, catalog.operation o,
             (select cast(now() at time zone 'UTC' as date) + cast(:usageDays as integer) as until) u
       where t.uuid = :tenant and o.id = :operation
      on conflict (tenant_uuid) do nothing
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final IdentityConfig identities;
  private final UsageConfig usage;

  DeletionCertificates(Jdbi jdbi, ObjectMapper json, IdentityConfig identities, UsageConfig usage) {
    this.jdbi = jdbi;
    this.json = json;
    this.identities = identities;
    this.usage = usage;
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
                    .bind("clientSecret", ClientSecrets.KEPT)
                    .bind("usageDays", usage.retention().toDays())
                    .bind(
                        "hosts",
                        tenant.properties().hostNames().stream()
                            .map(HostName::text)
                            .toArray(String[]::new))
                    .bind(
                        "identities",
                        // Looked for, whichever provider it has now; what was there is removed.
                        identities.enabled()
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
