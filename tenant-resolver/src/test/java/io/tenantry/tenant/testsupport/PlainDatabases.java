package io.tenantry.tenant.testsupport;

import io.tenantry.tenant.catalog.PlainTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Throw-away databases for tenants that nobody but the service under test administers. */
final class PlainDatabases {

  private static final String TEMPLATE = "template_plain";

  private final TestServer server;

  PlainDatabases(TestServer server) {
    this.server = server;
  }

  /** Makes the database that all others are copies of. */
  void template(List<String> scripts) throws SQLException {
    try (Connection superuser = server.asSuperuser("postgres")) {
      Sql.script(superuser, "create database " + TEMPLATE);
    }
    try (Connection content = server.asSuperuser(TEMPLATE)) {
      for (String script : scripts) {
        Sql.script(content, script);
      }
      Sql.script(
          content,
          "grant select, insert, update, delete on all tables in schema public to public;"
              + " grant usage on all sequences in schema public to public");
    }
    try (Connection superuser = server.asSuperuser("postgres")) {
      Sql.script(superuser, "alter database " + TEMPLATE + " allow_connections false");
    }
  }

  /** A copy of the template with a login of its own, which can connect nowhere else. */
  PlainTenant create(String id) throws SQLException {
    UUID uuid = UUID.randomUUID();
    String name = "tenant_" + uuid.toString().replace("-", "");
    String identifier = Sql.identifier(name);
    String password = "password of " + id;
    try (Connection superuser = server.asSuperuser("postgres")) {
      Sql.script(
          superuser, "create role " + identifier + " login password " + Sql.literal(password));
      Sql.script(superuser, "create database " + identifier + " template " + TEMPLATE);
      Sql.script(superuser, "revoke all on database " + identifier + " from public");
      Sql.script(superuser, "grant connect on database " + identifier + " to " + identifier);
    }
    return PlainTenant.of(id, uuid, server.url(name) + "?sslmode=disable", name, password);
  }
}
