package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
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
  private CatalogFollower follower;

  @BeforeEach
  void anotherInstance() {
    live = LiveCatalog.toldTo(List.of());
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
    follower = new CatalogFollower(connections, subscription, signal, session, contact, config);
    CatalogSource catalog = new PostgresCatalog(follower, contact, subscription, config);
    health = new CatalogHealthCheck(live, new ChosenCatalog(List.of(catalog), "postgresql"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    tenants.applicationDatabaseReachable(true);
    follower.stop();
  }

  @Test
  void instanceThatStartsWithoutTheApplicationDatabaseWaitsForItAndIsNotReady() {
    // given
    TestTenant tenant = tenants.create("second-start");
    tenants.applicationDatabaseReachable(false);

    // when
    follower.start();

    // then
    assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(live.known()).isEmpty();
    tenants.applicationDatabaseReachable(true);
    await().atMost(PATIENCE).until(() -> health.call().getStatus() == Status.UP);
    assertThat(live.snapshot().byUuid(tenant.uuid())).isNotNull();
  }

  @Test
  void instanceThatStopsCleanlyIsForgottenAtOnce() throws InterruptedException {
    // given
    long before = instances();
    follower.start();
    await().atMost(PATIENCE).until(() -> instances() == before + 1);

    // when
    follower.stop();

    // then
    assertThat(instances()).isEqualTo(before);
    assertThat(live.known()).isEmpty();
  }

  @Test
  void catalogThatWasRestoredFromABackupIsReadAnew() {
    // given
    TestTenant tenant = tenants.create("second-restore");
    follower.start();
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
}
