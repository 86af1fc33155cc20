package io.tenantry.controlplane.acceptance;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
@Timeout(120)
class OperationsApiTest {

  private static final String OPERATIONS = "/api/v1/operations/";

  @Inject Jdbi jdbi;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void operationThatHasEndedIsNotCanceled() {
    // given
    String id = freshId();
    String operation = act("/api/v1/tenants", "{\"id\": \"" + id + "\"}");
    // when, then
    sending(Tokens.operator(), "{}")
        .post(OPERATIONS + operation + "/cancel")
        .then()
        .statusCode(409)
        .body("code", equalTo("illegal-transition"))
        .body("state", equalTo("succeeded"))
        .body("allowed", empty());
    as(Tokens.operator())
        .get(OPERATIONS + "?tenant=" + id)
        .then()
        .statusCode(200)
        .body("items.id", contains(operation));
  }

  @Test
  void failedOperationIsAskedForAgainByItsId() {
    // given: a mount that failed when a server was down
    String id = freshId();
    act("/api/v1/tenants", "{\"id\": \"" + id + "\"}");
    act("/api/v1/tenants/" + id + "/dismount", "{}");
    UUID failed = recordFailedMount(id);
    // when
    String again = act(OPERATIONS + failed + "/retry", "{\"reason\": \"the server is back\"}");
    // then
    assertThat(again).isNotEqualTo(failed.toString());
    asAdmin().get("/api/v1/tenants/" + id).then().body("mounted", equalTo(true));
    asAdmin()
        .get(OPERATIONS + again)
        .then()
        .body("reason", equalTo("the server is back"))
        .body("type", equalTo("mount"));
  }

  @Test
  void actionThatMayWaitBeginsWhenTheOneBeforeItHasEnded() {
    // given: a tenant on which something runs
    String id = freshId();
    act("/api/v1/tenants", "{\"id\": \"" + id + "\"}");
    UUID running = recordRunning(id);
    String dismount = "/api/v1/tenants/" + id + "/dismount";
    sending(Tokens.operator(), "{}")
        .post(dismount)
        .then()
        .statusCode(409)
        .body("code", equalTo("operation-running"));
    // when
    String waiting =
        sending(Tokens.operator(), "{\"queue\": true}")
            .post(dismount)
            .then()
            .statusCode(202)
            .body("status", equalTo("pending"))
            .extract()
            .path("id");
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.operation set status = 'succeeded', finished_at = now()"
                    + " where id = ?",
                running));
    // then
    asAdmin()
        .header("Prefer", "wait=60")
        .get(OPERATIONS + waiting)
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    asAdmin().get("/api/v1/tenants/" + id).then().body("mounted", equalTo(false));
  }

  @Test
  void operationThatMayWaitIsQueuedAndCanBeCanceledThere() {
    // given: a tenant on which something runs, and something waits
    String id = freshId();
    act("/api/v1/tenants", "{\"id\": \"" + id + "\"}");
    UUID waiting = recordQueued(id);
    // when
    sending(Tokens.operator(), "{\"reason\": \"not today\"}")
        .post(OPERATIONS + waiting + "/cancel")
        .then()
        .statusCode(202)
        .body("status", equalTo("canceled"))
        .body("error.code", equalTo("canceled"));
  }

  @Test
  void viewersFollowAndChangeNothing() {
    String path = OPERATIONS + UUID.randomUUID();
    sending(Tokens.viewer(), "{}").post(path + "/cancel").then().statusCode(403);
    sending(Tokens.viewer(), "{}").post(path + "/retry").then().statusCode(403);
    sending(Tokens.operator(), "{}").post(path + "/cancel").then().statusCode(404);
    sending(Tokens.operator(), "{}").post(OPERATIONS + "nonsense/retry").then().statusCode(404);
    as(Tokens.viewer())
        .header("Last-Event-ID", "nonsense")
        .accept("text/event-stream")
        .get(OPERATIONS + "events")
        .then()
        .statusCode(400);
  }

  @Test
  void operatorsDoNotTouchWhatIsForAdmins() {
    String registration =
        asAdmin()
            .get(OPERATIONS + "?type=register-server&limit=1")
            .then()
            .extract()
            .path("items[0].id");
    sending(Tokens.operator(), "{}")
        .post(OPERATIONS + registration + "/retry")
        .then()
        .statusCode(403);
    asAdmin()
        .contentType("application/json")
        .body("{}")
        .post(OPERATIONS + registration + "/retry")
        .then()
        .statusCode(409)
        .body("allowed", not(hasItem("retry")));
  }

  @Test
  void everyChangeIsStreamedAndTheStreamGoesOnWhereItWasLeft() throws Exception {
    // given
    String one = freshId();
    CompletableFuture<List<String>> first = follow(null, one);
    // when
    act("/api/v1/tenants", "{\"id\": \"" + one + "\"}");
    // then
    List<String> lines = first.get(60, TimeUnit.SECONDS);
    assertThat(lines).contains("event:operation");
    String lastId =
        lines.stream()
            .filter(line -> line.startsWith("id:"))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .substring("id:".length())
            .strip();
    // when: something happens while nobody follows
    String other = freshId();
    act("/api/v1/tenants", "{\"id\": \"" + other + "\"}");
    // then
    List<String> resumed = follow(lastId, other).get(60, TimeUnit.SECONDS);
    assertThat(resumed).anyMatch(line -> line.contains(other));
  }

  /**
   * The lines up to the end of the first operation about a tenant. Returns when the stream has
   * begun: what happens from then on is in it.
   */
  private static CompletableFuture<List<String>> follow(String lastEventId, String tenant)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + OPERATIONS + "events"))
            .header("Authorization", "Bearer " + Tokens.viewer())
            .header("Accept", "text/event-stream")
            .timeout(Duration.ofSeconds(60));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<Stream<String>> begun =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    return CompletableFuture.supplyAsync(
        () -> {
          try (Stream<String> lines = begun.body()) {
            return upToTheEnd(tenant, lines);
          }
        });
  }

  private static List<String> upToTheEnd(String tenant, Stream<String> lines) {
    boolean[] ended = {false};
    return lines
        .takeWhile(
            line -> {
              boolean goOn = !ended[0];
              ended[0] |= line.contains(tenant) && line.contains("\"status\":\"succeeded\"");
              return goOn;
            })
        .toList();
  }

  private static String act(String path, String body) {
    return sending(Tokens.operator(), body)
        .header("Prefer", "wait=60")
        .post(path)
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .extract()
        .path("id");
  }

  private UUID recordFailedMount(String tenant) {
    return insert(
        """
        insert into catalog.operation
          (id, type, tenant_uuid, tenant_id, created_by, status, finished_at)
        select :id, 'mount', uuid, tenant_id, 'somebody', 'failed', now()
          from catalog.tenant where tenant_id = :tenant
        """,
        tenant);
  }

  private UUID recordRunning(String tenant) {
    return insert(
        """
        insert into catalog.operation (id, type, tenant_uuid, tenant_id, created_by)
        select :id, 'dismount', uuid, tenant_id, 'somebody'
          from catalog.tenant where tenant_id = :tenant
        """,
        tenant);
  }

  private UUID recordQueued(String tenant) {
    return insert(
        """
        with running as (
          insert into catalog.operation (id, type, tenant_uuid, tenant_id, created_by)
          select gen_random_uuid(), 'dismount', uuid, tenant_id, 'somebody'
            from catalog.tenant where tenant_id = :tenant)
        insert into catalog.operation (id, type, tenant_id, created_by, queued_for)
        select :id, 'mount', tenant_id, 'somebody', uuid
          from catalog.tenant where tenant_id = :tenant
        """,
        tenant);
  }

  private UUID insert(String sql, String tenant) {
    UUID id = UUID.randomUUID();
    jdbi.useHandle(
        handle -> handle.createUpdate(sql).bind("id", id).bind("tenant", tenant).execute());
    return id;
  }
}
