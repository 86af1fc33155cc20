package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another instance's catalog thread beside the one of the running service. */
@QuarkusTest
@TestProfile(SampleService.class)
class SecondInstanceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Inject CatalogConfig config;
  @Inject ObjectMapper json;

  TestTenants tenants;

  private LiveCatalog live;
  private CatalogHealthCheck health;
  private CatalogSource catalog;

  @BeforeEach
  void anotherInstance() {
    anotherInstance(config);
  }

  private void anotherInstance(CatalogConfig config) {
    anotherInstance(config, snapshot -> {});
  }

  private void anotherInstance(CatalogConfig config, Consumer<CatalogSnapshot> seen) {
    live = LiveCatalog.toldTo(List.of(new SeenSnapshots(seen)));
    SnapshotStore store = new SnapshotStore(live);
    CatalogSignal signal = new CatalogSignal();
    CatalogContact contact = new CatalogContact();
    CatalogConnections connections = new CatalogConnections(config);
    CatalogSubscription subscription = new CatalogSubscription(connections, signal);
    CatalogSession session =
        new CatalogSession(
            live,
            subscription,
            new RefusalQueue(signal),
            CatalogDuties.of(List.of()),
            json,
            config);
    CatalogFollower follower =
        new CatalogFollower(connections, subscription, signal, session, contact, store, config);
    catalog = new PostgresCatalog(follower, contact, subscription, store, config);
    health = new CatalogHealthCheck(live, new ChosenCatalog(List.of(catalog), "postgresql"));
  }

  @AfterEach
  void stop() {
    tenants.applicationDatabaseReachable(true);
    catalog.stop();
  }

  @Test
  void instanceThatStartsWithoutTheApplicationDatabaseWaitsForItAndIsNotReady() {
    // given
    TestTenant tenant = tenants.create("second-start");
    tenants.applicationDatabaseReachable(false);

    // when
    catalog.start();

    // then
    assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(live.known()).isEmpty();
    tenants.applicationDatabaseReachable(true);
    await().atMost(PATIENCE).until(() -> health.call().getStatus() == Status.UP);
    assertThat(live.snapshot().byUuid(tenant.uuid())).isNotNull();
  }

  @Test
  void instanceThatStopsCleanlyIsForgottenAtOnce() {
    // given
    long before = instances();
    catalog.start();
    await().atMost(PATIENCE).until(() -> instances() == before + 1);

    // when
    catalog.stop();

    // then
    assertThat(instances()).isEqualTo(before);
    assertThat(live.known()).isEmpty();
  }

  @Test
  void catalogThatWasRestoredFromABackupIsReadAnew() {
    // given
    TestTenant tenant = tenants.create("second-restore");
    catalog.start();
    await().atMost(PATIENCE).until(() -> live.snapshot().byId("second-restore") != null);

    // when
    tenants.change(
        catalog ->
            number(
                catalog,
                """
                with restored as (
                  update catalog.version set number = number - 1 returning number),
                lowered as (
                  update catalog.database_server set version = least(version, (select number from restored)))
                update catalog.tenant
                   set version = least(version, (select number from restored)),
                       mounted = mounted and tenant_id <> 'second-restore'
                returning (select number from restored)
                """));

    // then
    await().atMost(PATIENCE).until(() -> live.snapshot().byId("second-restore") == null);
    assertThat(live.snapshot().byUuid(tenant.uuid()).mounted()).isFalse();

    // and numbers acknowledged before the restore are not used again by the tests that follow
    tenants.change(
        catalog ->
            number(catalog, "update catalog.version set number = number + 10 returning number"));
  }

  @Test
  void instanceThatIsRestartedWithoutTheApplicationDatabaseServesItsLastSnapshotAndConverges()
      throws IOException {
    // given
    TestTenant kept = tenants.create("second-cold-kept");
    tenants.apiKey(kept, "till");
    TestTenant gone = tenants.create("second-cold-gone");
    Path file = fresh();
    anotherInstance(storing(file));
    catalog.start();
    await().atMost(PATIENCE).until(() -> live.snapshot().byUuid(gone.uuid()) != null);
    catalog.stop();
    tenants.applicationDatabaseReachable(false);
    tenants.dismount(gone);

    // when
    anotherInstance(storing(file));
    catalog.start();
    await().atMost(PATIENCE).until(() -> health.call().getStatus() == Status.UP);

    // then
    assertThat(health.call().getData().orElseThrow()).containsEntry("catalog", "stale");
    assertThat(live.snapshot().byUuid(kept.uuid()).served()).isTrue();
    assertThat(live.snapshot().byUuid(kept.uuid()).target().secret()).isNotEmpty();
    assertThat(live.snapshot().byUuid(kept.uuid()).admittance().keys()).hasSize(1);
    assertThat(live.snapshot().byUuid(gone.uuid()).served()).as("as it was").isTrue();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .doesNotContain("second-cold-kept", kept.login());

    // and when
    tenants.applicationDatabaseReachable(true);

    // then
    await().atMost(PATIENCE).until(() -> !live.snapshot().byUuid(gone.uuid()).served());
    await()
        .atMost(PATIENCE)
        .until(() -> "current".equals(health.call().getData().orElseThrow().get("catalog")));
    assertThat(live.snapshot().byUuid(kept.uuid()).served()).isTrue();
  }

  @Test
  void storedSnapshotIsNotUsedWhereTheCatalogAnswers() throws IOException {
    // given
    TestTenant gone = tenants.create("second-warm-gone");
    Path file = fresh();
    anotherInstance(storing(file));
    catalog.start();
    await().atMost(PATIENCE).until(() -> live.snapshot().byUuid(gone.uuid()) != null);
    catalog.stop();
    tenants.dismount(gone);

    // when
    List<Boolean> served = new CopyOnWriteArrayList<>();
    anotherInstance(storing(file), snapshot -> served.add(snapshot.byUuid(gone.uuid()).served()));
    catalog.start();
    await().atMost(PATIENCE).until(() -> health.call().getStatus() == Status.UP);

    // then
    assertThat(served).isNotEmpty().doesNotContain(true);
  }

  @Test
  void fileThatWasTamperedWithIsAsGoodAsNone() throws IOException {
    // given
    Path file = Files.writeString(fresh(), "not a snapshot");
    tenants.applicationDatabaseReachable(false);

    // when
    anotherInstance(storing(file));
    catalog.start();

    // then
    assertThat(live.known()).isEmpty();
    tenants.applicationDatabaseReachable(true);
    await().atMost(PATIENCE).until(() -> health.call().getStatus() == Status.UP);
  }

  private static Path fresh() throws IOException {
    return Files.createTempDirectory(Path.of("target"), "snapshot").resolve("snapshot");
  }

  private CatalogConfig storing(Path file) {
    return new SmallRyeConfigBuilder()
        .withMapping(CatalogConfig.class)
        .withMappingIgnore("tenantry.**")
        .withSources(
            new PropertiesConfigSource(
                Map.of(
                    "tenantry.catalog.jdbc-url", config.catalog().jdbcUrl().orElseThrow(),
                    "tenantry.catalog.username", config.catalog().username().orElseThrow(),
                    "tenantry.catalog.password", config.catalog().password().orElseThrow(),
                    "tenantry.catalog.snapshot-file", file.toString(),
                    "tenantry.keysets.tenant-credentials",
                        config.keysets().tenantCredentials().orElseThrow().toString()),
                "test",
                500))
        .build()
        .getConfigMapping(CatalogConfig.class);
  }

  private long instances() {
    return tenants.change(catalog -> number(catalog, "select count(*) from catalog.instance"));
  }

  private static long number(Connection catalog, String sql) throws SQLException {
    try (Statement statement = catalog.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Notes every snapshot that came in force. */
  private record SeenSnapshots(Consumer<CatalogSnapshot> seen) implements CatalogListener {

    @Override
    public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
      seen.accept(after);
    }

    @Override
    public long drainedUpTo(long applied) {
      return applied;
    }

    @Override
    public void stop() {
      // Nothing is held that could be let go of.
    }
  }
}
