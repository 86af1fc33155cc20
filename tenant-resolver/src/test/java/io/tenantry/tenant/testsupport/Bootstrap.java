package io.tenantry.tenant.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Roles, application database and template, made the way an installation makes them. */
final class Bootstrap {

  static final String APPLICATION_DATABASE = "tenantry";
  static final String DATABASE_SERVER = "db-1";

  private final TestServer server;

  Bootstrap(TestServer server) {
    this.server = server;
  }

  /**
   * @param additions scripts run in the template after those of the release, as the owner of schema
   *     business: tables that only a test needs
   */
  void run(List<String> additions) throws SQLException {
    administration();
    applicationDatabase();
    groups();
    for (int release : ReleasePackage.numbers()) {
      template(release, additions);
    }
    databaseServer();
  }

  private void administration() throws SQLException {
    try (Connection superuser = server.asSuperuser("postgres")) {
      String password = Sql.literal(TestServer.PASSWORD);
      Sql.script(
          superuser,
          "create role tenantry_control_plane login createdb createrole password " + password);
      Sql.script(superuser, "grant pg_signal_backend to tenantry_control_plane");
      Sql.script(superuser, "create role tenantry_instances nologin");
      Sql.script(superuser, "create role tenantry_app_service login password " + password);
      Sql.script(superuser, "grant tenantry_instances to tenantry_app_service");
      Sql.script(superuser, "revoke connect on database postgres, template1 from public");
      Sql.script(superuser, "grant connect on database postgres to tenantry_control_plane");
      Sql.script(superuser, "create database tenantry owner tenantry_control_plane");
      Sql.script(superuser, "revoke all on database tenantry from public");
      Sql.script(superuser, "grant connect on database tenantry to tenantry_instances");
    }
  }

  private void applicationDatabase() throws SQLException {
    try (Connection owner = server.asControlPlane(APPLICATION_DATABASE)) {
      Sql.scripts(
          owner, RepositoryFiles.migrations("control-plane/server/src/main/resources/db/catalog"));
    }
  }

  private void groups() throws SQLException {
    try (Connection controlPlane = server.asControlPlane("postgres")) {
      for (String role : List.of("owner", "app", "report", "databases")) {
        Sql.script(controlPlane, "create role tenantry_" + role + " nologin");
      }
      Sql.script(
          controlPlane,
          "grant tenantry_owner, tenantry_databases to current_user with inherit true, set true");
    }
  }

  /** The database that tenants of a release are copies of. */
  static String template(int release) {
    return "template_r" + release + "_test";
  }

  private void template(int release, List<String> additions) throws SQLException {
    String template = template(release);
    try (Connection controlPlane = server.asControlPlane("postgres")) {
      Sql.script(controlPlane, "create database " + template + " owner tenantry_databases");
      Sql.script(controlPlane, "revoke all on database " + template + " from public");
      Sql.script(controlPlane, "grant create on database " + template + " to tenantry_owner");
    }
    try (Connection content = server.asControlPlane(template)) {
      Sql.script(content, "set role tenantry_owner");
      Sql.scripts(
          content, RepositoryFiles.migrations("control-plane/server/src/main/resources/db/tenant"));
      Sql.script(content, "set search_path = business, public");
      Sql.scripts(content, ReleasePackage.scripts(release));
      for (String addition : additions) {
        Sql.script(content, addition);
      }
    }
    try (Connection controlPlane = server.asControlPlane("postgres")) {
      Sql.script(controlPlane, "alter database " + template + " allow_connections false");
    }
  }

  private void databaseServer() throws SQLException {
    try (Connection catalog = server.asControlPlane(APPLICATION_DATABASE)) {
      Sql.update(
          catalog,
          """
          insert into catalog.database_server
            (id, region, address, ssl_mode, admin_login, admin_secret, capacity, connection_budget, state, version)
          values (?, 'test', ?, 'disable', 'tenantry_control_plane', ''::bytea, 100000, 20, 'active', catalog.next_version())
          """,
          DATABASE_SERVER,
          server.address());
    }
  }
}
