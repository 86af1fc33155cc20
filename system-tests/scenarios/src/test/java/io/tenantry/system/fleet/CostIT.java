package io.tenantry.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a tenant costs by PostgreSQL's own count, whoever caused it. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostIT {

  private static final Duration COUNTED = Duration.ofSeconds(20);
  private static final long WORK_MILLIS = 1_200;

  private static final String DUE =
      "update catalog.scheduled_tasks set execution_time = now()"
          + " where task_name = 'read-database-statistics' and not picked";

  private final Platform platform;
  private Tenant busy;
  private Tenant idle;
  private CatalogTenant place;

  CostIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void oneTenantWorksAndTheOtherDoesNot() throws SQLException {
    busy = platform.controlPlane().provision(NewTenant.named(platform.freshId("busy")));
    idle = platform.controlPlane().provision(NewTenant.named(platform.freshId("idle")));
    place = platform.catalog().tenant(busy.id());
    awaitReading();
    work();
    await()
        .atMost(COUNTED)
        .pollDelay(Duration.ZERO)
        .untilAsserted(
            () -> {
              awaitReading();
              assertThat(sum(busy, "statementMillis")).isGreaterThanOrEqualTo(WORK_MILLIS);
            });
  }

  @Test
  void workIsOnTheBillOfItsTenantAlone() {
    assertThat(sum(busy, "connectionSeconds")).isGreaterThanOrEqualTo(WORK_MILLIS / 1_000);
    assertThat(sum(busy, "temporaryBytes")).isPositive();
    assertThat(sum(busy, "storageByteHours")).isPositive();
    assertThat(sum(idle, "statementMillis")).isLessThan(WORK_MILLIS);
    assertThat(sum(idle, "temporaryBytes")).isZero();
  }

  @Test
  void noMoreIsBilledThanPostgresHasCounted() {
    try (Session server = platform.server(place.server()).session("postgres")) {
      String counted = "select ceil(%s)::bigint from pg_stat_database where datname = ?";
      assertThat(sum(busy, "statementMillis"))
          .isLessThanOrEqualTo(server.number(counted.formatted("active_time"), place.database()));
      assertThat(sum(busy, "temporaryBytes"))
          .isLessThanOrEqualTo(server.number(counted.formatted("temp_bytes"), place.database()));
      assertThat(rows(busy))
          .extracting(row -> row.path("databaseBytes").asLong())
          .contains(server.number("select pg_database_size(?)", place.database()));
    }
  }

  @Test
  void sheetSaysTheSameAsTheListOfAllTenantsAndOfOne() {
    await()
        .atMost(COUNTED)
        .untilAsserted(
            () -> {
              List<Map<String, String>> listed = rows(busy).stream().map(CostIT::fields).toList();
              assertThat(sheet("/api/v1/usage").stream().filter(this::ofBusy).toList())
                  .isEqualTo(listed);
              assertThat(sheet(usageOf(busy))).isEqualTo(listed);
            });
  }

  /** By the tenant's own login, past every instance. */
  private void work() throws SQLException {
    String login = place.database() + "_app";
    try (Session session =
        platform
            .server(place.server())
            .login(place.database(), login, platform.secrets().of(busy).get(login))) {
      session.run("set work_mem = '64kB'");
      session.texts(
          "select count(*) from (select n from generate_series(1, 100000) n order by -n) sorted");
      session.texts("select pg_sleep(" + WORK_MILLIS / 1_000.0 + ")");
    }
  }

  /** As if the time of the next reading had come. */
  private void awaitReading() {
    try (Session catalog = platform.catalog().session()) {
      String now = catalog.text("select clock_timestamp()");
      await()
          .atMost(COUNTED)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                catalog.run(DUE);
                return catalog.number(
                        "select count(*) from catalog.database_reading"
                            + " where tenant_uuid in (?, ?) and read_at > ?::timestamptz",
                        busy.uuid(),
                        idle.uuid(),
                        now)
                    == 2;
              });
    }
  }

  private long sum(Tenant tenant, String field) {
    return rows(tenant).stream().mapToLong(row -> row.path(field).asLong()).sum();
  }

  private List<JsonNode> rows(Tenant tenant) {
    Answer answer = platform.controlPlane().send(Call.get(asked(usageOf(tenant))));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return StreamSupport.stream(answer.json().path("items").spliterator(), false).toList();
  }

  /** By the names in its first line. */
  private List<Map<String, String>> sheet(String path) {
    Answer answer =
        platform.controlPlane().send(Call.get(asked(path)).withHeader("Accept", "text/csv"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/csv");
    List<String> lines = answer.body().lines().toList();
    String[] names = lines.get(0).split(",");
    return lines.stream().skip(1).map(line -> record(names, line.split(",", -1))).toList();
  }

  private static Map<String, String> record(String[] names, String[] values) {
    assertThat(values).hasSameSizeAs(names);
    Map<String, String> record = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      record.put(names[i], values[i]);
    }
    return record;
  }

  private static Map<String, String> fields(JsonNode row) {
    Map<String, String> fields = new HashMap<>();
    row.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  private boolean ofBusy(Map<String, String> record) {
    return record.get("tenant").equals(busy.uuid().toString());
  }

  private static String usageOf(Tenant tenant) {
    return "/api/v1/tenants/" + tenant.id() + "/usage";
  }

  /** Work before midnight may be read after it. */
  private static String asked(String path) {
    return path + "?from=" + LocalDate.now(ZoneOffset.UTC).minusDays(1);
  }
}
