package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.delete;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provision;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.uuid;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnvironmentsTest {

  private static final String STAMPED =
      "select to_jsonb(s) ->> 'environment' from tenantry.stamp s";

  @Inject Jdbi jdbi;
  @Inject TenantCatalog catalog;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void sandboxBeyondThePlanOfItsProductionTenantIsRefusedBeforeAnythingIsCreated() {
    // given
    String plan = planWith(1);
    String production = production(plan);
    String first = freshId();
    succeed(provision(sandbox(first, "standard", production)));
    get(first).body("sandboxOf", equalTo(uuid(production).toString()));
    String second = freshId();

    // when
    refused(provision(sandbox(second, "standard", uuid(production).toString())), plan, 1);
    refused(tried(sandbox(second, "standard", production)), plan, 1);

    // then
    get(second).statusCode(404);

    // when: what there is stays, and what was deleted comes back
    succeed(delete(first));
    succeed(provision(sandbox(second, "standard", production)));
    succeed(TenantCalls.act(first, "recover", "{}"));
    get(first).body("lifecycle", equalTo("active"));
    refused(tried(sandbox(freshId(), "standard", production)), plan, 1);
  }

  @Test
  void instancesReadOfEverySandboxThatComesGoesOrComesBackWithItsProductionTenant() {
    // given
    String production = production("standard");
    String sandbox = freshId();
    Seen before = seen(production);
    assertThat(before.sandboxes()).isZero();

    // when, then
    succeed(provision(sandbox(sandbox, "standard", production)));
    Seen one = seen(production);
    assertThat(one.sandboxes()).isEqualTo(1);
    assertThat(one.version()).isGreaterThan(before.version());

    succeed(delete(sandbox));
    Seen none = seen(production);
    assertThat(none.sandboxes()).isZero();
    assertThat(none.version()).isGreaterThan(one.version());

    succeed(TenantCalls.act(sandbox, "recover", "{}"));
    Seen again = seen(production);
    assertThat(again.sandboxes()).isEqualTo(1);
    assertThat(again.version()).isGreaterThan(none.version());

    // when, then: as a provisioning does that is undone
    Seen undone = seenAfterRemovalOf(sandbox, production);
    assertThat(undone.sandboxes()).isZero();
    assertThat(undone.version()).isGreaterThan(again.version());
  }

  /** Within a transaction that is taken back: the sandbox's database stays. */
  private Seen seenAfterRemovalOf(String sandbox, String production) {
    QuarkusTransaction.begin();
    try {
      catalog.remove(uuid(sandbox));
      return seen(production);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** What an instance reads of a tenant. */
  private record Seen(long version, int sandboxes) {}

  private Seen seen(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select version, sandboxes from catalog.mounts_v1 where tenant_uuid = ?",
                    uuid(id))
                .map((row, context) -> new Seen(row.getLong(1), row.getInt(2)))
                .one());
  }

  @Test
  void racingSandboxesAreNoMoreThanThePlanIncludes() throws Exception {
    // given
    String production = production(planWith(2));
    ExecutorService callers = Executors.newFixedThreadPool(8);

    // when
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String body = sandbox(freshId(), "standard", production);
      answers.add(callers.submit(() -> provision(body).extract().statusCode()));
    }
    callers.shutdown();
    List<Integer> codes = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      codes.add(answer.get(120, TimeUnit.SECONDS));
    }

    // then
    assertThat(codes).containsOnly(200, 409);
    assertThat(codes.stream().filter(code -> code == 200)).hasSize(2);
  }

  @Test
  void sandboxBesideNoneNeedsAPlanThatIncludesOne() {
    String plan = planWith(0);
    refused(
        provision(
            "{\"id\":\"%s\",\"plan\":\"%s\",\"environment\":\"sandbox\"}"
                .formatted(freshId(), plan)),
        plan,
        0);
  }

  @Test
  void productionTenantBecomesASandboxWhereItsPlanIncludesOneAndSaysSoInItsStamp() {
    // given
    String plan = planWith(0);
    String id = production(plan);
    assertThat(stamped(id)).isNull();

    // when, then
    refused(patch(id, "{\"environment\": \"sandbox\"}"), plan, 0);
    assertThat(stamped(id)).isNull();
    succeed(patch(id, "{\"environment\": \"sandbox\", \"plan\": \"standard\"}"));
    assertThat(stamped(id)).isEqualTo("sandbox");
  }

  @Test
  void tenantWithSandboxesBesideItStaysProduction() {
    // given
    String production = production("standard");
    String sandbox = freshId();
    succeed(provision(sandbox(sandbox, "standard", production)));
    assertThat(stamped(sandbox)).isEqualTo("sandbox");

    // when, then
    patch(production, "{\"environment\": \"sandbox\"}")
        .statusCode(400)
        .body("errors.field", contains("environment"));
    invalid(sandbox(freshId(), "standard", sandbox));
    invalid(sandbox(freshId(), "standard", freshId()));
    invalid("{\"id\":\"%s\",\"sandboxOf\":\"%s\"}".formatted(freshId(), production));
  }

  private static void invalid(String body) {
    tried(body)
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.field", contains("sandboxOf"));
  }

  private static void refused(ValidatableResponse answer, String plan, int included) {
    answer
        .statusCode(409)
        .body("code", equalTo("quota-exceeded"))
        .body("limit", equalTo("environments"))
        .body("plan", equalTo(plan))
        .body("included", equalTo(included));
  }

  private static String production(String plan) {
    String id = freshId();
    succeed(provision("{\"id\":\"%s\",\"plan\":\"%s\"}".formatted(id, plan)));
    return id;
  }

  private static String sandbox(String id, String plan, String production) {
    return "{\"id\":\"%s\",\"plan\":\"%s\",\"environment\":\"sandbox\",\"sandboxOf\":\"%s\"}"
        .formatted(id, plan, production);
  }

  private static ValidatableResponse tried(String body) {
    return waiting(body).post(TENANTS + "?dryRun=true").then();
  }

  private static ValidatableResponse patch(String id, String body) {
    return waiting(body)
        .contentType("application/merge-patch+json")
        .patch(TENANTS + "/" + id)
        .then();
  }

  private static String planWith(int environments) {
    String name = "plan-" + UUID.randomUUID();
    sending(
            Tokens.admin(),
            "{\"name\": \"%s\", \"limits\": {\"environments\": %d}}".formatted(name, environments))
        .post("/api/v1/plans")
        .then()
        .statusCode(201);
    return name;
  }

  private static String stamped(String id) {
    String database = "tenant_" + uuid(id).toString().replace("-", "");
    return Jdbi.create(TestCluster.jdbcUrl(database), "postgres", "postgres")
        .withHandle(handle -> handle.select(STAMPED).mapTo(String.class).findOne().orElse(null));
  }
}
