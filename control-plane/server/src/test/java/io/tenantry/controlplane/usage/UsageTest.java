package io.tenantry.controlplane.usage;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UsageTest {

  private static final UUID INSTANCE = UUID.randomUUID();

  @Inject Jdbi jdbi;
  @Inject DatabaseReadings readings;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private String id;
  private String uuid;

  @BeforeEach
  void provisionTenant() {
    ReadyForTenants.prepare();
    id = freshId();
    sending(Tokens.admin(), "{\"id\":\"" + id + "\"}")
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200);
    uuid = asAdmin().get("/api/v1/tenants/" + id).path("uuid");
  }

  @Test
  void batchIsCountedOnceHoweverOftenItComes() {
    // given
    UUID batch = UUID.randomUUID();
    String usage = row(today, 10, 1, "11,12");

    // when
    assertThat(record(batch, usage)).isTrue();
    assertThat(record(batch, usage)).isFalse();
    assertThat(record(UUID.randomUUID(), row(today, 5, 0, "12,13"))).isTrue();

    // then
    ofTenant("?from=" + today)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].period", equalTo(today.toString()))
        .body("items[0].id", equalTo(id))
        .body("items[0].requests", equalTo(15))
        .body("items[0].errors", equalTo(1))
        .body("items[0].activeUsers", equalTo(3));
  }

  @Test
  void monthsSumUpDaysAndCountAUserOnce() {
    // given
    LocalDate first = today.minusDays(1).withDayOfMonth(1);
    record(UUID.randomUUID(), row(today.minusDays(1), 10, 1, "11,12"));
    record(UUID.randomUUID(), row(today, 5, 0, "12,13"));

    // when
    Response months = ofTenant("?period=month&from=%s&to=%s".formatted(first, today));

    // then
    boolean oneMonth = today.getMonth() == today.minusDays(1).getMonth();
    assertThat(months.<List<Integer>>path("items.requests"))
        .isEqualTo(oneMonth ? List.of(15) : List.of(10, 5));
    assertThat(months.<List<Integer>>path("items.activeUsers"))
        .isEqualTo(oneMonth ? List.of(3) : List.of(2, 2));
    assertThat(months.<List<String>>path("items.period"))
        .last()
        .isEqualTo(today.toString().substring(0, 7));
  }

  @Test
  void csvIsWholeAndSaysTheSame() {
    // given
    record(UUID.randomUUID(), row(today.minusDays(1), 10, 1, "11,12"));
    record(UUID.randomUUID(), row(today, 5, 0, "12"));

    // when
    String csv =
        as(Tokens.viewer())
            .accept("text/csv")
            .get("/api/v1/tenants/" + id + "/usage?from=" + today.minusDays(1))
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asString();

    // then
    assertThat(csv.split("\r\n"))
        .containsExactly(
            "period,tenant,id,requests,errors,bytesIn,bytesOut,databaseMillis,databaseBytes,activeUsers,"
                + "connectionSeconds,statementMillis,bytesRead,temporaryBytes,storageByteHours",
            "%s,%s,%s,10,1,3,4,5,0,2,0,0,0,0,0".formatted(today.minusDays(1), uuid, id),
            "%s,%s,%s,5,0,3,4,5,0,1,0,0,0,0,0".formatted(today, uuid, id));
  }

  @Test
  void pagesContainEveryRowOnce() {
    // given
    for (int day = 0; day < 5; day++) {
      record(UUID.randomUUID(), row(today.minusDays(day), 1, 0, ""));
    }

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page =
          ofTenant(
              "?limit=2&from="
                  + today.minusDays(4)
                  + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      seen.addAll(page.path("items.period"));
      cursor = page.path("nextCursor");
    }

    // then
    assertThat(seen)
        .containsExactly(
            today.minusDays(4).toString(),
            today.minusDays(3).toString(),
            today.minusDays(2).toString(),
            today.minusDays(1).toString(),
            today.toString());
  }

  @Test
  void sizeOfTheDatabaseIsTakenDown() {
    // when
    readings.run();

    // then: an empty PostgreSQL database has about seven megabytes
    ofTenant("?from=" + today).then().body("items[0].databaseBytes", greaterThan(5_000_000));
    asAdmin()
        .get("/api/v1/usage?period=month&limit=500")
        .then()
        .statusCode(200)
        .body("items.findAll { it.id == '%s' }.requests".formatted(id), contains(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "period=week",
        "from=yesterday",
        "from=2026-02-30",
        "from=%2B999999999-01-01",
        "from=2026-11-22&to=2026-11-21",
        "from=2020-01-01&to=2026-01-01",
        "limit=0",
        "cursor=x"
      })
  void whatCannotBeReadIsRefused(String query) {
    asAdmin()
        .get("/api/v1/usage?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"));
  }

  @Test
  void usageOfNobodyIsNotFound() {
    asAdmin()
        .get("/api/v1/tenants/nobody-of-this-name/usage")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-tenant"));
  }

  private Response ofTenant(String query) {
    return asAdmin().get("/api/v1/tenants/" + id + "/usage" + query);
  }

  private String row(LocalDate day, int requests, int errors, String users) {
    return """
    [{"tenant": "%s", "day": "%s", "requests": %d, "errors": %d, "bytesIn": 3, "bytesOut": 4,
      "databaseMillis": 5, "users": [%s]}]\
    """
        .formatted(uuid, day, requests, errors, users);
  }

  private boolean record(UUID batch, String usage) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select catalog.record_usage(:batch, :instance, cast(:usage as jsonb))")
                .bind("batch", batch)
                .bind("instance", INSTANCE)
                .bind("usage", usage)
                .mapTo(Boolean.class)
                .one());
  }
}
