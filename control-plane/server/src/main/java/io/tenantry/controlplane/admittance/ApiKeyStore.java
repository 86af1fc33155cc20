package io.tenantry.controlplane.admittance;

import io.tenantry.controlplane.api.ApiKeyView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of API keys. Validates nothing. */
@ApplicationScoped
class ApiKeyStore {

  private static final String SELECT =
      """
      select k.*, case when k.revoked_at is not null then 'revoked'
                       when k.expires_at <= now() then 'expired'
                       else 'valid' end as status
        from catalog.api_key k
       where k.tenant_uuid = :tenant
      """;
  private static final String INSERT =
      """
      insert into catalog.api_key (id, tenant_uuid, name, hash, roles, created_by, expires_at,
                                   requests_per_minute)
      values (:id, :tenant, :name, :hash, :roles, :createdBy, :expiresAt, :requestsPerMinute)
      """;
  private static final String REVOKE =
      """
      update catalog.api_key set revoked_at = coalesce(revoked_at, now())
       where tenant_uuid = :tenant and id = :id
      """;

  private final Jdbi jdbi;

  ApiKeyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(UUID id, UUID tenant, byte[] hash, Terms terms, KeyQuota quota, String createdBy) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("id", id)
                .bind("tenant", tenant)
                .bind("name", terms.name())
                .bind("hash", hash)
                .bind("roles", terms.roles().toArray(String[]::new))
                .bind("createdBy", createdBy)
                .bind("expiresAt", terms.expiresAt())
                .bind("requestsPerMinute", quota.requestsPerMinute())
                .execute());
  }

  /** Oldest first. */
  List<ApiKeyView> list(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " order by k.created_at, k.id")
                .bind("tenant", tenant)
                .map((row, context) -> view(row))
                .list());
  }

  Optional<ApiKeyView> find(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and k.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne());
  }

  void revoke(UUID tenant, UUID id) {
    jdbi.useHandle(
        handle -> handle.createUpdate(REVOKE).bind("tenant", tenant).bind("id", id).execute());
  }

  private static ApiKeyView view(ResultSet row) throws SQLException {
    return new ApiKeyView(
        row.getObject("id", UUID.class),
        row.getString("name"),
        CredentialColumns.roles(row),
        row.getString("status"),
        row.getObject("requests_per_minute", Integer.class),
        CredentialColumns.time(row, "created_at"),
        row.getString("created_by"),
        CredentialColumns.time(row, "expires_at"),
        CredentialColumns.time(row, "revoked_at"),
        CredentialColumns.time(row, "last_used_at"));
  }
}
