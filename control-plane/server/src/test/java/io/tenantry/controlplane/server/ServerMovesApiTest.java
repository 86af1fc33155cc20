package io.tenantry.controlplane.server;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class ServerMovesApiTest {

  private static final String SERVERS = "/api/v1/database-servers/";

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void drainedServerTakesNoTenantUntilItIsActiveAgain() {
    // when
    move("db-1", "drain", "{}").statusCode(200).body("status", equalTo("succeeded"));
    // then
    try {
      sending(
              Tokens.operator(),
              "{\"id\": \"%s\", \"databaseServer\": \"db-1\"}".formatted(freshId()))
          .post("/api/v1/tenants")
          .then()
          .statusCode(409)
          .body("code", equalTo("capacity-exhausted"));
      move("db-1", "drain", "{}")
          .statusCode(409)
          .body("code", equalTo("illegal-transition"))
          .body("allowed", hasItems("activate"));
    } finally {
      move("db-1", "activate", "{}").statusCode(200).body("status", equalTo("succeeded"));
    }
    asAdmin().get(SERVERS + "db-1").then().body("state", equalTo("active"));
  }

  @Test
  void serverOnWhichTenantsStandIsNotRetired() {
    // given
    sending(Tokens.operator(), "{\"id\": \"%s\"}".formatted(freshId()))
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200);
    // when, then
    move("db-1", "retire", "{\"confirm\": \"db-1\"}")
        .statusCode(409)
        .body("code", equalTo("illegal-transition"))
        .body("placed", greaterThan(0));
    move("db-1", "retire", "{}").statusCode(400).body("code", equalTo("confirmation-required"));
    move("db-1", "retire", "{\"confirm\": \"db-2\"}").statusCode(400);
    move(freshId(), "drain", "{}").statusCode(404);
    sending(Tokens.operator(), "{}").post(SERVERS + "db-1/drain").then().statusCode(403);
  }

  @Test
  void loadIsReportedAsTheServersSayIt() {
    as(Tokens.viewer())
        .get(SERVERS + "load")
        .then()
        .statusCode(200)
        .body("servers.find { it.id == 'db-1' }.answers", equalTo(true))
        .body("servers.find { it.id == 'db-1' }.connections", greaterThan(0))
        .body("servers.find { it.id == 'db-1' }.maxConnections", equalTo(200));
  }

  @Test
  void probeIsRunOnRequestAndItsReportIsReadByEverybody() {
    // given
    sending(Tokens.operator(), "{\"id\": \"%s\"}".formatted(freshId()))
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200);
    // when
    move("db-1", "probe", "{}")
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .body("result.probe.databaseServer", equalTo("db-1"))
        .body("result.probe.attempts.size()", greaterThan(0));
    // then
    as(Tokens.viewer())
        .get(SERVERS + "db-1/probe")
        .then()
        .statusCode(200)
        .body("outcome", anyOf(equalTo("held"), equalTo("inconclusive")))
        .body("attempts.outcome", everyItem(not(equalTo("entered"))));
    as(Tokens.viewer()).get(SERVERS + "nowhere/probe").then().statusCode(404);
    sending(Tokens.viewer(), "{}").post(SERVERS + "db-1/probe").then().statusCode(403);
  }

  private static ValidatableResponse move(String server, String action, String body) {
    return sending(Tokens.admin(), body)
        .header("Prefer", "wait=60")
        .post(SERVERS + server + "/" + action)
        .then();
  }
}
