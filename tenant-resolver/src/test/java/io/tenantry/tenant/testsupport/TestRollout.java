package io.tenantry.tenant.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What tenants are told of something new: a flag, an update that is planned. Each change answers
 * the catalog version that announces it.
 */
final class TestRollout {

  private TestRollout() {}

  static long flag(Connection catalog, TestTenant tenant, String name) throws SQLException {
    long version = announced(catalog, tenant);
    Sql.update(
        catalog,
        """
        insert into catalog.flag as f (name, description, rings, tenants, version)
        values (?, '', '{}', array[?], ?)
        on conflict (name) do update
          set tenants = f.tenants || excluded.tenants, version = excluded.version
        """,
        name,
        tenant.uuid(),
        version);
    return version;
  }

  static long withoutFlag(Connection catalog, TestTenant tenant, String name) throws SQLException {
    Sql.update(catalog, "delete from catalog.flag where name = ?", name);
    return announced(catalog, tenant);
  }

  static long plan(Connection catalog, TestTenant tenant, Instant opens, Instant closes)
      throws SQLException {
    Sql.update(
        catalog,
        "insert into catalog.planned_update (tenant_uuid, opens, closes) values (?, ?, ?)",
        tenant.uuid(),
        opens.atOffset(ZoneOffset.UTC),
        closes.atOffset(ZoneOffset.UTC));
    return announced(catalog, tenant);
  }

  static long withoutPlan(Connection catalog, TestTenant tenant) throws SQLException {
    Sql.update(catalog, "delete from catalog.planned_update where tenant_uuid = ?", tenant.uuid());
    return announced(catalog, tenant);
  }

  private static long announced(Connection catalog, TestTenant tenant) throws SQLException {
    return TestCatalog.touch(catalog, tenant, "since = now()");
  }
}
