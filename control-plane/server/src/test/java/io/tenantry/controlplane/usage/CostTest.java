package io.tenantry.controlplane.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.provisioning.ProvisioningBench;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.StepScene;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CostTest {

  private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
  private static final String DATABASE = "tenant_of_somebody";

  private static ReleaseBench release;
  private static ProvisioningBench bench;

  private CostStore costs;
  private UUID tenant;

  @BeforeAll
  static void start() throws Exception {
    release = ReleaseBench.published();
    bench = release.provisioning;
  }

  @AfterAll
  static void close() {
    release.close();
  }

  @BeforeEach
  void tenantThatNobodyHasReadYet() {
    costs = new CostStore(bench.server.jdbi);
    tenant = bench.insertTenant("cronus-" + UUID.randomUUID());
  }

  @Test
  void countingBeginsWithTheFirstReadingAndAddsWhatIsNew() {
    // when
    read(NOON, "null", 5_000, 4_000, 1_000);
    // then
    assertThat(day("2030-06-01")).isEqualTo(Map.of("c", 0L, "s", 0L, "r", 0L, "b", 0L));
    // when
    read(NOON.plus(Duration.ofHours(2)), "null", 7_500, 4_100, 3_000);
    // then: two hours of 8,000 bytes
    assertThat(day("2030-06-01"))
        .isEqualTo(Map.of("c", 2_500L, "s", 100L, "r", 2_000L, "b", 16_000L));
  }

  @Test
  void theSameReadingTwiceAndOneThatComesLateAddNothing() {
    read(NOON, "null", 1_000, 1_000, 1_000);
    read(NOON.plusSeconds(60), "null", 2_000, 2_000, 2_000);
    Map<String, Long> counted = day("2030-06-01");
    // when
    read(NOON.plusSeconds(60), "null", 2_000, 2_000, 2_000);
    read(NOON.plusSeconds(30), "null", 1_500, 1_500, 1_500);
    // then
    assertThat(day("2030-06-01")).isEqualTo(counted);
    assertThat(counted).containsEntry("c", 1_000L);
  }

  @Test
  void countersThatWereResetCountFromZero() {
    read(NOON, "null", 9_000, 9_000, 9_000);
    // when: by somebody, and then by a crash that says nothing
    read(NOON.plusSeconds(60), "\"2030-06-01T12:00:30Z\"", 9_500, 9_500, 300);
    read(NOON.plusSeconds(120), "\"2030-06-01T12:00:30Z\"", 50, 60, 70);
    // then
    assertThat(day("2030-06-01"))
        .containsEntry("c", 9_550L)
        .containsEntry("s", 9_560L)
        .containsEntry("r", 370L);
  }

  @Test
  void databaseOnAnotherServerBeginsAnew() {
    read(NOON, "null", 1_000, 1_000, 1_000);
    bench.server.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.database_reading set database_server = 'db-0' where tenant_uuid ="
                    + " ?",
                tenant));
    // when
    read(NOON.plusSeconds(60), "null", 50_000, 50_000, 50_000);
    // then
    assertThat(day("2030-06-01")).containsEntry("c", 0L).containsEntry("r", 0L);
  }

  @Test
  void daysAreThoseOfUtc() {
    Instant beforeMidnight = Instant.parse("2030-06-02T23:59:00Z");
    read(beforeMidnight, "null", 0, 0, 0);
    read(beforeMidnight.plusSeconds(120), "null", 40, 40, 40);
    assertThat(day("2030-06-03")).containsEntry("c", 40L);
  }

  @Test
  void whatPostgresCountsOfARealTenantIsCharged() throws Exception {
    // given
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.roles, bench.database, bench.stamp, bench.grantConnect);
    }
    DatabaseReadings readings =
        new DatabaseReadings(
            bench.server.servers,
            bench.server.maintenance,
            costs,
            Mappings.of(UsageConfig.class),
            InstantSource.system());
    readings.run();
    // when
    work();
    // then: PostgreSQL counts a session's time when it ends
    String today = Instant.now().toString().substring(0, 10);
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              readings.run();
              assertThat(day(today).get("s")).isGreaterThanOrEqualTo(200);
              assertThat(day(today).get("c")).isGreaterThanOrEqualTo(day(today).get("s"));
            });
  }

  private void work() throws SQLException {
    String database = "tenant_" + tenant.toString().replace("-", "");
    try (Connection connection = bench.connectAsApp(tenant, database);
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_sleep(0.25)");
    }
  }

  private void read(Instant at, String reset, long connection, long statement, long bytesRead) {
    costs.record(
        ServerBench.SERVER,
        at,
        """
        [{"database": "%s", "reset": %s, "bytes": 8000, "connectionMillis": %d,
          "statementMillis": %d, "bytesRead": %d, "temporaryBytes": 0},
         {"database": "%s", "reset": null, "bytes": 1, "connectionMillis": 1,
          "statementMillis": 1, "bytesRead": 1, "temporaryBytes": 0}]
        """
            .formatted(
                "tenant_" + tenant.toString().replace("-", ""),
                reset,
                connection,
                statement,
                bytesRead,
                DATABASE));
  }

  private Map<String, Long> day(String day) {
    return bench.server.jdbi.withHandle(
        handle ->
            handle
                .select(
                    """
                    select connection_millis, statement_millis, bytes_read, storage_byte_hours
                      from catalog.usage_day
                     where tenant_uuid = ? and day = cast(? as date)
                    """,
                    tenant,
                    day)
                .map(
                    (row, context) ->
                        Map.of(
                            "c", row.getLong(1),
                            "s", row.getLong(2),
                            "r", row.getLong(3),
                            "b", row.getLong(4)))
                .one());
  }
}
