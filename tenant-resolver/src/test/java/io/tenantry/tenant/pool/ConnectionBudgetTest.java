package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.HeldRequests;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class ConnectionBudgetTest {

  private static final int REQUESTS = 300;

  @Inject HeldRequests held;
  @Inject LiveTenants live;

  TestTenants tenants;
  TestTokens tokens;

  private final ExecutorService callers = Executors.newFixedThreadPool(16);
  private Caller caller;

  @BeforeEach
  void caller() {
    caller = new Caller(tokens);
  }

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void thirtyTenantsAreServedAndTheBudgetIsNeverExceeded() throws Exception {
    // given
    List<TestTenant> fleet =
        IntStream.range(0, 30).mapToObj(i -> tenants.create("fleet-" + i)).toList();
    fleet.forEach(tenant -> caller.write(tenant, "note of " + tenant.id()));

    // when
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      running.add(CompletableFuture.runAsync(() -> readAll(fleet, next), callers));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
    AtomicLong highest = new AtomicLong();
    await()
        .atMost(60, TimeUnit.SECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .until(
            () -> {
              highest.accumulateAndGet(tenants.backends(), Math::max);
              return all.isDone();
            });

    // then
    all.get(10, TimeUnit.SECONDS);
    assertThat(highest.get()).isBetween(1L, (long) SampleService.BUDGET);
  }

  private void readAll(List<TestTenant> fleet, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
      TestTenant tenant = fleet.get(i * 7 % fleet.size());
      caller
          .at(tenant)
          .get("/notes")
          .then()
          .statusCode(200)
          .body("$", equalTo(List.of("note of " + tenant.id())));
    }
  }

  @Test
  void tenantOverItsOwnLimitIsToldSo() throws Exception {
    // given
    TestTenant greedy = tenants.create("greedy");
    List<CompletableFuture<Integer>> holding = hold(greedy, 3);

    // then
    caller
        .at(greedy)
        .get("/notes")
        .then()
        .statusCode(429)
        .header("Retry-After", equalTo("1"))
        .body("code", equalTo("too-many-requests"));
    letGo(holding);
    caller.at(greedy).get("/notes").then().statusCode(200);
  }

  @Test
  void tenantIsToldWhenOthersHoldTheWholeBudget() throws Exception {
    // given
    TestTenant victim = tenants.create("victim");
    List<CompletableFuture<Integer>> holding = new ArrayList<>();
    holding.addAll(hold(tenants.create("holder-1"), 3));
    holding.addAll(hold(tenants.create("holder-2"), 3));

    // then
    caller
        .at(victim)
        .get("/notes")
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("1"))
        .body("code", equalTo("server-full"));
    assertThat(tenants.backends()).isLessThanOrEqualTo(SampleService.BUDGET);
    letGo(holding);
    caller.at(victim).get("/notes").then().statusCode(200);
  }

  @Test
  void sliceThatIsLeasedIsTheLimitAndFollowsTheServersBudget() throws Exception {
    // given
    TestTenant victim = tenants.create("leased");
    List<CompletableFuture<Integer>> holding = new ArrayList<>();
    caller.at(victim).get("/notes").then().statusCode(200);

    // when: of five one is never leased
    tenants.connectionBudget(5);
    await().until(() -> limit(victim) == 4 && tenants.backends() <= 4);

    // then
    holding.addAll(hold(tenants.create("lessee-1"), 3));
    holding.addAll(hold(tenants.create("lessee-2"), 1));
    assertThat(tenants.backends()).isEqualTo(4);
    caller.at(victim).get("/notes").then().statusCode(503).body("code", equalTo("server-full"));
    tenants.connectionBudget(20);
    await().until(() -> limit(victim) == SampleService.BUDGET);
    caller.at(victim).get("/notes").then().statusCode(200);
    letGo(holding);
  }

  private int limit(TestTenant tenant) {
    return live.state(tenant.uuid()).map(PoolState::serverLimit).orElse(0);
  }

  private List<CompletableFuture<Integer>> hold(TestTenant tenant, int requests)
      throws InterruptedException {
    List<CompletableFuture<Integer>> holding = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      holding.add(
          CompletableFuture.supplyAsync(
              () -> caller.at(tenant).body("held").post("/notes/held").statusCode(), callers));
      held.awaitOne();
    }
    return holding;
  }

  private void letGo(List<CompletableFuture<Integer>> holding) {
    holding.forEach(request -> held.release());
    holding.forEach(request -> assertThat(request.join()).isEqualTo(204));
  }
}
