package io.tenantry.tenant.testsupport;

import static org.awaitility.Awaitility.await;

import io.tenantry.tenant.testsupport.TestTenants.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The application database as the control plane writes it: rows, versions, acknowledgements. */
final class TestCatalog {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestServer server;
  private final TestSecrets secrets;

  TestCatalog(TestServer server, TestSecrets secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  /** A password as the catalog keeps it. */
  byte[] encrypted(UUID tenant, String password) {
    return secrets.encrypt(tenant, password);
  }

  /** Runs SQL on the application database as its owner, in one transaction. */
  <T> T change(SqlWork<T> work) {
    try (Connection catalog = server.asControlPlane(Bootstrap.APPLICATION_DATABASE)) {
      catalog.setAutoCommit(false);
      T result = work.on(catalog);
      catalog.commit();
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until every live instance has reported the version in that column. */
  void awaitInstances(String column, long version) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> change(catalog -> behind(catalog, column, version)) == 0);
  }

  private static long behind(Connection catalog, String column, long version) throws SQLException {
    return Sql.number(
        catalog,
        "select count(*) from catalog.instance where heartbeat_at > clock_timestamp() - interval"
            + " '10 s' and "
            + Sql.identifier(column)
            + " < ?",
        version);
  }

  /** A mounted tenant; returns the version of the change. */
  long register(Connection catalog, TestTenant tenant, int release, List<String> hostNames)
      throws SQLException {
    long version = Sql.number(catalog, "select catalog.next_version()");
    Sql.update(
        catalog,
        """
        insert into catalog.tenant (uuid, tenant_id, display_name, plan, lifecycle, schema_state, mounted,
                                    database_server, database_name, release, app_login, app_secret,
                                    report_login, report_secret, migrate_login, version)
        values (?, ?, ?, 'standard', 'active', 'current', true, ?, ?, ?, ?, ?, ?, ?, 'none', ?)
        """,
        tenant.uuid(),
        tenant.id(),
        tenant.id(),
        Bootstrap.DATABASE_SERVER,
        tenant.database(),
        release,
        tenant.login(),
        secrets.encrypt(tenant.uuid(), tenant.password()),
        tenant.reportLogin(),
        secrets.encrypt(tenant.uuid(), tenant.password()),
        version);
    addHosts(catalog, tenant, hostNames);
    return version;
  }

  private static void addHosts(Connection catalog, TestTenant tenant, List<String> hosts)
      throws SQLException {
    for (String host : hosts) {
      Sql.update(
          catalog,
          "insert into catalog.host_name (host, tenant_uuid) values (?, ?)",
          host,
          tenant.uuid());
    }
  }

  static long hostNames(Connection catalog, TestTenant tenant, List<String> hosts)
      throws SQLException {
    Sql.update(catalog, "delete from catalog.host_name where tenant_uuid = ?", tenant.uuid());
    addHosts(catalog, tenant, hosts);
    return touch(catalog, tenant, "since = now()");
  }

  static long exclusiveAccess(Connection catalog, TestTenant tenant, boolean taken)
      throws SQLException {
    Sql.update(
        catalog,
        taken
            ? "insert into catalog.exclusive_access (tenant_uuid, ticket, holder, expires_at)"
                + " values (?, gen_random_uuid(), 'somebody', now() + interval '1 h')"
            : "delete from catalog.exclusive_access where tenant_uuid = ?",
        tenant.uuid());
    return touch(catalog, tenant, "mounted = true");
  }

  /** Gives the tenant a plan of its own. */
  static long plan(Connection catalog, TestTenant tenant, String limits, String... entitlements)
      throws SQLException {
    String plan = tenant.uuid().toString();
    long version = Sql.number(catalog, "select catalog.next_version()");
    Sql.update(
        catalog,
        """
        insert into catalog.plan (name, limits, entitlements, version)
        values (?, ?::jsonb, ?, ?)
        on conflict (name) do update
          set limits = excluded.limits, entitlements = excluded.entitlements,
              version = excluded.version
        """,
        plan,
        limits,
        catalog.createArrayOf("text", entitlements),
        version);
    Sql.update(
        catalog,
        "update catalog.tenant set plan = ?, version = ? where uuid = ?",
        plan,
        version,
        tenant.uuid());
    return version;
  }

  static long connectionBudget(Connection catalog, int connections) throws SQLException {
    long version = Sql.number(catalog, "select catalog.next_version()");
    Sql.update(
        catalog,
        "update catalog.database_server set connection_budget = ?, version = ?",
        connections,
        version);
    return version;
  }

  static long revise(Connection catalog, String kind, String name, String content)
      throws SQLException {
    long version = Sql.number(catalog, "select catalog.next_version()");
    Sql.update(
        catalog,
        """
        insert into application.release (number, title, package, sha256, published_by, state)
        values (?, 'of the test kit', '', repeat('0', 64), 'test kit', 'published')
        on conflict do nothing
        """,
        ReleasePackage.NEWEST);
    Sql.update(
        catalog,
        """
        insert into application.object_revision
          (kind, name, release, revision, content, published_by, version)
        select g.kind, g.name, g.release, 1 + (select count(*) from application.object_revision o
                                                where o.kind = g.kind and o.name = g.name),
               cast(g.content as jsonb), 'test kit', g.version
          from (select cast(? as text), cast(? as text), cast(? as integer), cast(? as text),
                       cast(? as bigint)) as g (kind, name, release, content, version)
        """,
        kind,
        name,
        ReleasePackage.NEWEST,
        content,
        version);
    return version;
  }

  /** Changes the tenant's row; returns the version of the change. */
  long set(TestTenant tenant, String assignment, Object... parameters) {
    return change(catalog -> touch(catalog, tenant, assignment, parameters));
  }

  static long touch(Connection catalog, TestTenant tenant, String assignment, Object... parameters)
      throws SQLException {
    long version = Sql.number(catalog, "select catalog.next_version()");
    Object[] all = new Object[parameters.length + 2];
    System.arraycopy(parameters, 0, all, 0, parameters.length);
    all[parameters.length] = version;
    all[parameters.length + 1] = tenant.uuid();
    Sql.update(
        catalog, "update catalog.tenant set " + assignment + ", version = ? where uuid = ?", all);
    return version;
  }
}
