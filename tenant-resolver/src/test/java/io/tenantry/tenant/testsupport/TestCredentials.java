package io.tenantry.tenant.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The API keys and client certificates of tenants, as the control plane writes them. Each change
 * answers the catalog version that announces it.
 */
final class TestCredentials {

  private TestCredentials() {}

  static long add(Connection catalog, TestTenant tenant, TestKey key, String name, Duration valid)
      throws SQLException {
    Sql.update(
        catalog,
        """
        insert into catalog.api_key (id, tenant_uuid, name, hash, roles, created_by, expires_at)
        values (?, ?, ?, ?, '{tenant-user}', 'test kit', now() + make_interval(secs => ?))
        """,
        key.id(),
        tenant.uuid(),
        name,
        key.hash(),
        (double) valid.toSeconds());
    return announce(catalog, tenant);
  }

  static long quota(Connection catalog, TestTenant tenant, TestKey key, int requestsPerMinute)
      throws SQLException {
    Sql.update(
        catalog,
        "update catalog.api_key set requests_per_minute = ? where id = ?",
        requestsPerMinute,
        key.id());
    return announce(catalog, tenant);
  }

  static long revoke(Connection catalog, TestTenant tenant, TestKey key) throws SQLException {
    Sql.update(catalog, "update catalog.api_key set revoked_at = now() where id = ?", key.id());
    return announce(catalog, tenant);
  }

  static long addCertificate(
      Connection catalog, TestTenant tenant, String name, String subject, String fingerprint)
      throws SQLException {
    Sql.update(
        catalog,
        """
        insert into catalog.client_certificate
          (id, tenant_uuid, name, subject, fingerprint, roles, created_by, expires_at)
        values (gen_random_uuid(), ?, ?, ?, decode(?, 'hex'), '{tenant-user}', 'test kit',
                now() + interval '1 day')
        """,
        tenant.uuid(),
        name,
        subject,
        fingerprint);
    return announce(catalog, tenant);
  }

  static long revokeCertificates(Connection catalog, TestTenant tenant, String name)
      throws SQLException {
    Sql.update(
        catalog,
        "update catalog.client_certificate set revoked_at = now()"
            + " where tenant_uuid = ? and name = ?",
        tenant.uuid(),
        name);
    return announce(catalog, tenant);
  }

  private static long announce(Connection catalog, TestTenant tenant) throws SQLException {
    return TestCatalog.touch(catalog, tenant, "since = now()");
  }
}
