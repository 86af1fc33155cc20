package io.tenantry.tenant.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.util.PasswordUtil;

/** Databases and logins of tenants, made in the order of the roles contract. */
final class TenantDatabases {

  private final TestServer server;

  TenantDatabases(TestServer server) {
    this.server = server;
  }

  void create(TestTenant tenant, int release, String... companies) throws SQLException {
    String database = Sql.identifier(tenant.database());
    createLogins(tenant);
    try (Connection admin = server.asControlPlane("postgres")) {
      Sql.script(
          admin,
          "create database "
              + database
              + " template "
              + Bootstrap.template(release)
              + " owner tenantry_databases allow_connections false");
      Sql.script(admin, "revoke all on database " + database + " from public");
      Sql.script(admin, "alter database " + database + " allow_connections true");
    }
    fill(tenant, release, companies);
    grantConnect(tenant);
  }

  void createLogins(TestTenant tenant) throws SQLException {
    String login = Sql.identifier(tenant.login());
    String reportLogin = Sql.identifier(tenant.reportLogin());
    String verifier = verifier(tenant);
    try (Connection admin = server.asControlPlane("postgres")) {
      Sql.script(admin, "create role " + login + " login password " + verifier);
      Sql.script(admin, "grant tenantry_app to " + login);
      Sql.script(admin, "create role " + reportLogin + " login password " + verifier);
      Sql.script(admin, "grant tenantry_report to " + reportLogin);
    }
  }

  /** Of a tenant whose sessions have ended. */
  void dropLogins(TestTenant tenant) throws SQLException {
    revokeConnect(tenant);
    administer("drop role " + Sql.identifier(tenant.login()));
    administer("drop role " + Sql.identifier(tenant.reportLogin()));
  }

  private void fill(TestTenant tenant, int release, String... companies) throws SQLException {
    try (Connection content = content(tenant)) {
      Sql.update(
          content,
          "insert into tenantry.stamp (tenant_uuid, tenant_id, incarnation, release)"
              + " values (?, ?, 1, ?)",
          tenant.uuid(),
          tenant.id(),
          release);
      for (String company : companies) {
        Sql.update(
            content,
            "insert into tenantry.company (id, name, display_name) values (?, ?, ?)",
            UUID.randomUUID(),
            company,
            company);
      }
    }
  }

  /** A session with the rights of the objects' owner. */
  Connection content(TestTenant tenant) throws SQLException {
    Connection content = server.asControlPlane(tenant.database());
    Sql.script(content, "set role tenantry_owner");
    return content;
  }

  void grantConnect(TestTenant tenant) throws SQLException {
    administer(
        "grant connect on database "
            + Sql.identifier(tenant.database())
            + " to "
            + Sql.identifier(tenant.login())
            + ", "
            + Sql.identifier(tenant.reportLogin()));
  }

  void revokeConnect(TestTenant tenant) throws SQLException {
    administer(
        "revoke connect on database "
            + Sql.identifier(tenant.database())
            + " from "
            + Sql.identifier(tenant.login())
            + ", "
            + Sql.identifier(tenant.reportLogin()));
  }

  private void administer(String command) throws SQLException {
    try (Connection admin = server.asControlPlane("postgres")) {
      Sql.script(admin, command);
    }
  }

  private static String verifier(TestTenant tenant) throws SQLException {
    return Sql.literal(PasswordUtil.encodeScramSha256(tenant.password().toCharArray()));
  }
}
