package io.tenantry.tenant.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Does in SQL what the control plane does with operations. What gives access waits, like a real
 * mount, until every live instance has acknowledged it; what takes access away does not, so that a
 * test can watch the draining ({@link #awaitDrained}).
 *
 * <p>Safe to use from several threads. Injected into a field of a test by {@link
 * TenantryTestResource}.
 */
public final class TestTenants {

  private final TenantDatabases databases;
  private final TestCatalog catalog;
  private final TestSessions sessions;

  TestTenants(TestServer server, TestSecrets secrets) {
    this.databases = new TenantDatabases(server);
    this.catalog = new TestCatalog(server, secrets);
    this.sessions = new TestSessions(server);
  }

  /** The release that tenants are of unless another is asked for: the newest. */
  public static int newestRelease() {
    return ReleasePackage.NEWEST;
  }

  /**
   * A mounted tenant of the newest release with one company, {@code CRONUS}, and no extra host
   * name.
   */
  public TestTenant create(String id) {
    return create(id, List.of(), "CRONUS");
  }

  /** A mounted tenant of the newest release. */
  public TestTenant create(String id, List<String> hostNames, String... companies) {
    return create(id, ReleasePackage.NEWEST, hostNames, companies);
  }

  /** A mounted tenant whose database has the schema of the release. */
  public TestTenant create(String id, int release, List<String> hostNames, String... companies) {
    UUID uuid = UUID.randomUUID();
    String name = "tenant_" + uuid.toString().replace("-", "");
    TestTenant tenant = new TestTenant(uuid, id, name, name + "_app", "password of " + id);
    attempt(() -> databases.create(tenant, release, companies));
    awaitAcknowledged(
        change(connection -> catalog.register(connection, tenant, release, hostNames)));
    return tenant;
  }

  public void mount(TestTenant tenant) {
    attempt(() -> databases.grantConnect(tenant));
    awaitAcknowledged(catalog.set(tenant, "mounted = true"));
  }

  /** Returns the catalog version of the change, without waiting for any instance. */
  public long dismount(TestTenant tenant) {
    return catalog.set(tenant, "mounted = false");
  }

  /**
   * Makes other logins with another password beside the tenant's own and announces them; the former
   * ones go on working. Returns the tenant with its new logins.
   */
  public Rotation rotate(TestTenant tenant) {
    TestTenant rotated = tenant.rotated();
    attempt(() -> databases.createLogins(rotated));
    attempt(() -> databases.grantConnect(rotated));
    byte[] secret = catalog.encrypted(tenant.uuid(), rotated.password());
    long version =
        catalog.set(
            tenant,
            "app_login = ?, app_secret = ?, report_login = ?, report_secret = ?",
            rotated.login(),
            secret,
            rotated.reportLogin(),
            secret);
    return new Rotation(rotated, version);
  }

  /**
   * Credentials that were announced.
   *
   * @param tenant with its new logins
   * @param version of the announcement
   */
  public record Rotation(TestTenant tenant, long version) {}

  /** Drops logins that nothing uses any more. */
  public void dropLogins(TestTenant former) {
    attempt(() -> databases.dropLogins(former));
  }

  public void lifecycle(TestTenant tenant, String lifecycle) {
    awaitAcknowledged(catalog.set(tenant, "lifecycle = ?", lifecycle));
  }

  /** Gives somebody the tenant to himself, or ends that. */
  public void exclusiveAccess(TestTenant tenant, boolean taken) {
    awaitAcknowledged(change(connection -> TestCatalog.exclusiveAccess(connection, tenant, taken)));
  }

  /** Makes the tenant one that publishes for all, or ends that. */
  public void allowApplicationDatabaseWrites(TestTenant tenant, boolean allowed) {
    awaitAcknowledged(catalog.set(tenant, "allow_application_database_writes = ?", allowed));
  }

  public void schemaState(TestTenant tenant, String state) {
    awaitAcknowledged(catalog.set(tenant, "schema_state = ?", state));
  }

  /** Says that the tenant is being brought to a release. */
  public void syncing(TestTenant tenant, int target) {
    awaitAcknowledged(catalog.set(tenant, "schema_state = 'syncing', target_release = ?", target));
  }

  /** Gives the tenant a plan of its own with these limits (JSON) and entitlements. */
  public void plan(TestTenant tenant, String limits, String... entitlements) {
    awaitAcknowledged(
        change(connection -> TestCatalog.plan(connection, tenant, limits, entitlements)));
  }

  /** Lets a flag be on for the tenant, besides those that it is on for. */
  public void flag(TestTenant tenant, String name) {
    awaitAcknowledged(change(catalog -> TestRollout.flag(catalog, tenant, name)));
  }

  /** Takes the flag from everybody; the tenant is told. */
  public void withoutFlag(TestTenant tenant, String name) {
    awaitAcknowledged(change(catalog -> TestRollout.withoutFlag(catalog, tenant, name)));
  }

  /** Plans an update of the tenant between two moments. */
  public void planUpdate(TestTenant tenant, Instant opens, Instant closes) {
    awaitAcknowledged(change(catalog -> TestRollout.plan(catalog, tenant, opens, closes)));
  }

  /** The planned update is done, or is not going to be. */
  public void withoutPlannedUpdate(TestTenant tenant) {
    awaitAcknowledged(change(catalog -> TestRollout.withoutPlan(catalog, tenant)));
  }

  /** Puts the tenant's people in a time zone. */
  public void timeZone(TestTenant tenant, String zone) {
    awaitAcknowledged(catalog.set(tenant, "time_zone = ?", zone));
  }

  /** Makes the tenant a sandbox. */
  public void sandbox(TestTenant tenant) {
    awaitAcknowledged(catalog.set(tenant, "environment = ?", "sandbox"));
  }

  /** Makes the tenant a sandbox beside another one. */
  public void sandbox(TestTenant tenant, TestTenant production) {
    catalog.set(tenant, "environment = 'sandbox', sandbox_of = ?", production.uuid());
    // The other one has one more, which is a change of it.
    awaitAcknowledged(catalog.set(production, "environment = ?", "production"));
  }

  /** Changes the connections that all instances together may hold on the database server. */
  public void connectionBudget(int connections) {
    awaitAcknowledged(change(connection -> TestCatalog.connectionBudget(connection, connections)));
  }

  /** Changes the release in the catalog alone. */
  public void release(TestTenant tenant, int release) {
    awaitAcknowledged(catalog.set(tenant, "release = ?", release));
  }

  /** Gives the tenant another id; its UUID stays. */
  public void rename(TestTenant tenant, String id) {
    awaitAcknowledged(catalog.set(tenant, "tenant_id = ?", id));
  }

  /** Changes the incarnation that the catalog expects; the stamp stays. */
  public void expectIncarnation(TestTenant tenant, int incarnation) {
    awaitAcknowledged(catalog.set(tenant, "incarnation = ?", incarnation));
  }

  /** Replaces the tenant's host names (lower case, ASCII). */
  public void hostNames(TestTenant tenant, String... hosts) {
    awaitAcknowledged(
        change(connection -> TestCatalog.hostNames(connection, tenant, List.of(hosts))));
  }

  /** Gives the tenant an identity provider of its own (JSON), or takes it away with null. */
  public void identityProvider(TestTenant tenant, String provider) {
    awaitAcknowledged(catalog.set(tenant, "identity_provider = ?::jsonb", provider));
  }

  /** A secret as the catalog keeps it for the tenant, in base 64. */
  public String sealed(TestTenant tenant, String secret) {
    return Base64.getEncoder().encodeToString(catalog.encrypted(tenant.uuid(), secret));
  }

  /** A key of the tenant with role {@code tenant-user}, valid for a day. */
  public TestKey apiKey(TestTenant tenant, String name) {
    return apiKey(tenant, name, Duration.ofDays(1));
  }

  /** A key of the tenant that is valid for so long; nothing or less for one that has expired. */
  public TestKey apiKey(TestTenant tenant, String name, Duration validity) {
    TestKey key = TestKey.fresh(tenant, name);
    awaitAcknowledged(change(catalog -> TestCredentials.add(catalog, tenant, key, name, validity)));
    return key;
  }

  /** Lets the key ask so often a minute, of all instances together. */
  public void quota(TestTenant tenant, TestKey key, int requestsPerMinute) {
    awaitAcknowledged(
        change(catalog -> TestCredentials.quota(catalog, tenant, key, requestsPerMinute)));
  }

  /** Revokes the key; returns the catalog version of that, without waiting for any instance. */
  public long revoke(TestTenant tenant, TestKey key) {
    return change(catalog -> TestCredentials.revoke(catalog, tenant, key));
  }

  /**
   * Maps client certificates to the tenant for a day: all with a canonical subject, or the one with
   * a fingerprint.
   */
  public void clientCertificate(
      TestTenant tenant, String name, String subject, String fingerprint) {
    awaitAcknowledged(
        change(
            catalog ->
                TestCredentials.addCertificate(catalog, tenant, name, subject, fingerprint)));
  }

  /** Takes back what {@link #clientCertificate} has given by that name. */
  public void revokeCertificates(TestTenant tenant, String name) {
    awaitAcknowledged(change(catalog -> TestCredentials.revokeCertificates(catalog, tenant, name)));
  }

  /** How many refused requests of the actor are in the audit trail of the tenant. */
  public long refusals(TestTenant tenant, String actor) {
    return change(
        catalog ->
            Sql.number(
                catalog,
                "select count(*) from catalog.audit"
                    + " where tenant_uuid = ? and outcome = 'refused' and actor = ?",
                tenant.uuid(),
                actor));
  }

  /** Makes the tenant's database say that it is somebody else's, or another incarnation. */
  public void stamp(TestTenant tenant, UUID uuid, int incarnation) {
    inDatabase(
        tenant,
        content ->
            Sql.update(
                content,
                "update tenantry.stamp set tenant_uuid = ?, incarnation = ?",
                uuid,
                incarnation));
  }

  /** Appends a revision of an object of the newest release; returns its version without waiting. */
  public long revise(String kind, String name, String content) {
    return change(connection -> TestCatalog.revise(connection, kind, name, content));
  }

  /** What the control plane does to an instance that stays silent: no new session is let in. */
  public void cutOff(TestTenant tenant) {
    attempt(() -> databases.revokeConnect(tenant));
    terminateBackends(tenant);
  }

  public void terminateBackends(TestTenant tenant) {
    sessions.terminate(tenant.database());
  }

  /** Ends every session of instances on the application database. */
  public void terminateCatalogSessions() {
    sessions.terminate(Bootstrap.APPLICATION_DATABASE);
  }

  /** Lets instances into the application database, or shuts it to them as an outage does. */
  public void applicationDatabaseReachable(boolean reachable) {
    sessions.instancesMayLogIn(reachable);
    if (!reachable) {
      terminateCatalogSessions();
    }
  }

  /** Sessions that are not the kit's own on the tenant's database. */
  public long backends(TestTenant tenant) {
    return sessions.count("datname = ?", tenant.database());
  }

  /** Sessions of the tenant's present app login. */
  public long sessionsOfLogin(TestTenant tenant) {
    return sessions.count("usename = ?", tenant.login());
  }

  /** Sessions of app logins on all tenant databases together. */
  public long backends() {
    return sessions.count("usename like ?", "tenant\\_%\\_app");
  }

  /** Runs SQL in the tenant's database as the owner of its objects. */
  public <T> T inDatabase(TestTenant tenant, SqlWork<T> work) {
    try (Connection content = databases.content(tenant)) {
      return work.on(content);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs SQL on the application database as its owner, in one transaction. */
  public <T> T change(SqlWork<T> work) {
    return catalog.change(work);
  }

  /** Waits until every live instance serves the catalog version. */
  public void awaitAcknowledged(long version) {
    catalog.awaitInstances("version", version);
  }

  /** Waits until every live instance holds nothing of what was taken away up to the version. */
  public void awaitDrained(long version) {
    catalog.awaitInstances("drained_version", version);
  }

  private static void attempt(SqlAction action) {
    try {
      action.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something done with a connection. */
  @FunctionalInterface
  public interface SqlWork<T> {
    T on(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface SqlAction {
    void run() throws SQLException;
  }
}
