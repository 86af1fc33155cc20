package io.tenantry.controlplane.admittance;

import io.tenantry.controlplane.api.ClientCertificateView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of client certificates. Validates nothing. */
@ApplicationScoped
class CertificateStore {

  private static final String SELECT =
      """
      select c.*, case when c.revoked_at is not null then 'revoked'
                       when c.expires_at <= now() then 'expired'
                       else 'valid' end as status
        from catalog.client_certificate c
       where c.tenant_uuid = :tenant
      """;
  private static final String FREE =
      """
      update catalog.client_certificate set revoked_at = now()
       where revoked_at is null and expires_at <= now()
         and (subject = :subject or fingerprint = :fingerprint)
      """;
  private static final String INSERT =
      """
      insert into catalog.client_certificate
        (id, tenant_uuid, name, subject, fingerprint, roles, created_by, expires_at)
      values (:id, :tenant, :name, :subject, :fingerprint, :roles, :createdBy, :expiresAt)
      on conflict do nothing
      """;
  private static final String REVOKE =
      """
      update catalog.client_certificate set revoked_at = coalesce(revoked_at, now())
       where tenant_uuid = :tenant and id = :id
      """;

  private final Jdbi jdbi;

  CertificateStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Answers false when a valid certificate of any tenant is the same. */
  boolean insert(UUID id, UUID tenant, Mapping mapping, Terms terms, String createdBy) {
    byte[] fingerprint = mapping.fingerprint().map(HexFormat.of()::parseHex).orElse(null);
    return jdbi.withHandle(
            handle -> {
              handle
                  .createUpdate(FREE)
                  .bind("subject", mapping.subject().orElse(null))
                  .bind("fingerprint", fingerprint)
                  .execute();
              return handle
                  .createUpdate(INSERT)
                  .bind("id", id)
                  .bind("tenant", tenant)
                  .bind("name", terms.name())
                  .bind("subject", mapping.subject().orElse(null))
                  .bind("fingerprint", fingerprint)
                  .bind("roles", terms.roles().toArray(String[]::new))
                  .bind("createdBy", createdBy)
                  .bind("expiresAt", terms.expiresAt())
                  .execute();
            })
        == 1;
  }

  /** Oldest first. */
  List<ClientCertificateView> list(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " order by c.created_at, c.id")
                .bind("tenant", tenant)
                .map((row, context) -> view(row))
                .list());
  }

  Optional<ClientCertificateView> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and c.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne());
  }

  void revoke(UUID tenant, UUID id) {
    jdbi.useHandle(
        handle -> handle.createUpdate(REVOKE).bind("tenant", tenant).bind("id", id).execute());
  }

  private static ClientCertificateView view(ResultSet row) throws SQLException {
    byte[] fingerprint = row.getBytes("fingerprint");
    return new ClientCertificateView(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("subject"),
        fingerprint == null ? null : HexFormat.of().formatHex(fingerprint),
        CredentialColumns.roles(row),
        row.getString("status"),
        CredentialColumns.time(row, "created_at"),
        row.getString("created_by"),
        CredentialColumns.time(row, "expires_at"),
        CredentialColumns.time(row, "revoked_at"),
        null);
  }
}
