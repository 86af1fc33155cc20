package io.tenantry.controlplane.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.instance.InstanceBench;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantBench;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** This package put together without container, with release 1 published. */
final class SyncBench implements AutoCloseable {

  final ReleaseBench release;
  final TenantCatalog tenants;
  final SyncCatalog syncs;
  final SyncPlanning planning;
  final CheckStep check;
  final AnnounceStep announce;
  final LetGoStep letGo;
  final MigrateStep migrate;
  final CompleteStep complete;
  final OperationStep served;
  final PredictStep predict;
  final RehearseStep rehearse;
  final DriftStore drift;

  private final Map<String, Integer> releases = new HashMap<>();
  private int upgrades;

  SyncBench() throws Exception {
    this.release = ReleaseBench.published();
    ServerBench server = release.server;
    InstanceBench instances = new InstanceBench(server);
    SyncConfig config =
        Mappings.of(
            SyncConfig.class,
            Map.of(
                "tenantry.sync.lock-timeout", "100ms",
                "tenantry.sync.lock-patience", "1s"));
    InstantSource clock = InstantSource.system();
    this.tenants = TenantBench.catalog(server);
    this.drift = new DriftStore(server.jdbi);
    this.syncs = new SyncCatalog(server.jdbi, tenants);
    Findings findings = new Findings(release.upgrades, release.provisioning.access);
    this.planning = new SyncPlanning(release.published, release.upgrades, findings, server.json);
    this.check = new CheckStep(tenants, findings);
    this.announce =
        new AnnounceStep(tenants, syncs, instances.releases, release.provisioning.access);
    this.letGo =
        new LetGoStep(
            tenants,
            instances.fence,
            instances.releases,
            release.provisioning.databases,
            release.provisioning.access);
    this.migrate =
        new MigrateStep(
            tenants, syncs, release.provisioning.access, release.upgrades, config, clock);
    this.complete = new CompleteStep(tenants, syncs, release.provisioning.access);
    this.served = SyncTenant.served(tenants, instances.fence);
    this.predict =
        new PredictStep(
            tenants,
            findings,
            new DriftCheck(release.provisioning.access, release.upgrades, drift),
            release.upgrades);
    this.rehearse =
        new RehearseStep(tenants, release.provisioning.access, release.upgrades, config, clock);
  }

  OperationStep[] steps() {
    return new OperationStep[] {check, announce, letGo, migrate, complete, served};
  }

  /** A release whose scripts are committed one by one. */
  int publishResumable(String third, String fourth) throws Exception {
    int number = 50;
    release.publishBeside(
        Packages.customers(number)
            .file("application.yaml", "release: " + number + "\ntitle: Steps\nresumable: true\n")
            .file("schema/V3__Third.sql", third)
            .file("schema/V4__Fourth.sql", fourth));
    return number;
  }

  /**
   * A release that adds a city to customers and has a data upgrade.
   *
   * @param settings lines below {@code upgrade:}
   * @param files text by name below {@code upgrade/}, {@code N} standing for the release
   */
  int publishUpgrade(String settings, Map<String, String> files) throws Exception {
    int number = 200 + upgrades++;
    String descriptor = "release: " + number + "\ntitle: Data\nupgrade:\n" + settings;
    Packages delivered =
        Packages.customers(number)
            .file("application.yaml", descriptor.replace("N/", number + "/"))
            .file("schema/V3__Change.sql", "alter table business.customer add city text;");
    files.forEach(
        (name, text) -> delivered.file("upgrade/" + name.replace("N/", number + "/"), text));
    release.publishBeside(delivered);
    release.upgrades.changes(ServerBench.SERVER, 1, number, UUID.randomUUID());
    return number;
  }

  /** Another company of the tenant, with customers of these names. */
  void addCompany(UUID tenant, String name, String... customers) throws SQLException {
    UUID company = UUID.randomUUID();
    inDatabase(
        tenant,
        "insert into tenantry.company (id, name, display_name) values ('%s', '%s', '%s')"
            .formatted(company, name, name));
    for (int i = 0; i < customers.length; i++) {
      inDatabase(
          tenant,
          "insert into business.customer (company_id, number, name) values ('%s', 'C-%d', '%s')"
              .formatted(company, i + 1, customers[i]));
    }
  }

  /** A release that is release 1 and one more script; the same one for the same script. */
  int publish(String script) throws Exception {
    Integer known = releases.get(script);
    if (known != null) {
      return known;
    }
    int number = releases.size() + 2;
    release.publishBeside(Packages.customers(number).file("schema/V3__Change.sql", script));
    release.upgrades.changes(ServerBench.SERVER, 1, number, UUID.randomUUID());
    releases.put(script, number);
    return number;
  }

  /** An active, mounted tenant at release 1 with one customer. */
  UUID tenant() throws Exception {
    UUID tenant = release.provisioning.insertTenant("cronus-" + UUID.randomUUID());
    try (StepScene scene = release.provisioning.scene(tenant, "CRONUS")) {
      scene.run(
          release.provisioning.roles,
          release.provisioning.database,
          release.provisioning.stamp,
          release.provisioning.grantConnect);
    }
    release.server.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set lifecycle = 'active', mounted = true where uuid = ?",
                tenant));
    inDatabase(
        tenant,
        "insert into business.customer (company_id, number, name)"
            + " select id, 'C-1', 'Adatum' from tenantry.company");
    return tenant;
  }

  /** The operation that a call would have made. */
  StepScene scene(UUID tenant, int to, SyncMode mode, boolean full) {
    SyncWish wish = new SyncWish(mode, Optional.of(to), full, Optional.empty());
    return StepScene.about(
        tenant, planning.plan(tenants.get(tenant), wish, "platform-admin").params());
  }

  /** The sync of a tenant, as accepted before anything was known of losses. */
  StepScene scene(UUID tenant, int to) {
    return StepScene.about(tenant, params(tenant, to));
  }

  /** The same, with an update window that closes at a moment. */
  StepScene sceneUntil(UUID tenant, int to, Instant end) {
    ObjectNode params = params(tenant, to);
    Deadline.write(params, end);
    return StepScene.about(tenant, params);
  }

  private ObjectNode params(UUID tenant, int to) {
    ObjectNode params = release.server.json.createObjectNode();
    new SyncGoal(tenants.get(tenant).release(), to, true, release.upgrades.needsSteps(to - 1, to))
        .write(params);
    return params;
  }

  void sync(UUID tenant, int to) throws Exception {
    try (StepScene scene = scene(tenant, to)) {
      scene.run(steps());
    }
  }

  void dismount(UUID tenant) throws SQLException {
    release.provisioning.databases.cutOff(tenant);
    release.server.jdbi.useHandle(
        handle ->
            handle.execute("update catalog.tenant set mounted = false where uuid = ?", tenant));
  }

  Connection connectAsMigrate(UUID tenant) throws SQLException {
    return release.provisioning.connectAsMigrate(tenant, DatabaseNames.of(tenant).database());
  }

  Tenant read(UUID tenant) {
    return tenants.get(tenant);
  }

  String fingerprint(UUID tenant) throws SQLException {
    return release.fingerprintOf(DatabaseNames.of(tenant).database());
  }

  /** As the superuser of the server, in the tenant's database. */
  Connection connect(UUID tenant) throws SQLException {
    return DriverManager.getConnection(
        TestCluster.jdbcUrl(DatabaseNames.of(tenant).database()), "postgres", "postgres");
  }

  void inDatabase(UUID tenant, String sql) throws SQLException {
    try (Connection connection = connect(tenant);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String value(UUID tenant, String sql) throws SQLException {
    try (Connection connection = connect(tenant);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Everything that a failed sync must leave as it was. */
  List<String> facts(UUID tenant) throws SQLException {
    return List.of(
        fingerprint(tenant),
        value(tenant, "select release::text from tenantry.stamp"),
        value(tenant, "select max(version) from tenantry.release_history where success"),
        value(tenant, "select string_agg(c::text, ',') from business.customer c"));
  }

  @Override
  public void close() {
    release.close();
  }

  /** The migration of a scene, on a thread of its own. */
  CompletableFuture<Void> migrating(StepScene scene) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            scene.run(migrate);
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }

  /** What instances are told while something is done. */
  List<String> toldDuring(Deed deed) throws Exception {
    List<String> told = new ArrayList<>();
    try (Handle listening = release.server.jdbi.open()) {
      listening.execute("listen tenantry_catalog");
      deed.act();
      release.server.jdbi.useHandle(
          handle -> handle.execute("select pg_notify('tenantry_catalog', 'the end')"));
      PGConnection session = listening.getConnection().unwrap(PGConnection.class);
      while (!told.contains("the end")) {
        for (PGNotification each : session.getNotifications(30_000)) {
          told.add(each.getParameter());
        }
      }
    }
    told.remove("the end");
    return told;
  }

  /** An instance that can serve releases up to one of them. */
  UUID register(int highest) {
    UUID instance = UUID.randomUUID();
    release.server.jdbi.useHandle(
        handle ->
            handle.execute(
                "select catalog.register_instance(?, 'instance', 1, ?)", instance, highest));
    return instance;
  }

  void deregister(UUID instance) {
    release.server.jdbi.useHandle(
        handle -> handle.execute("select catalog.deregister_instance(?)", instance));
  }

  @FunctionalInterface
  interface Deed {
    void act() throws Exception;
  }

  /** How many sessions in a tenant's database wait for a lock, of whatever kind. */
  int waitingForLock(UUID tenant) throws SQLException {
    return Integer.parseInt(
        value(
            tenant,
            "select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'"));
  }
}
