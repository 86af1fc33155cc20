package io.tenantry.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.Note;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tenant is there wherever a request gets to, and nowhere else. */
@QuarkusTest
@TestProfile(SampleService.class)
class ContextTest {

  private static TestTenant wingtip;
  private static TestTenant tailspin;

  @Inject TenantContext context;
  @Inject CurrentTenant current;
  @Inject EachTenant each;
  @Inject Scheduler scheduler;
  @Inject ManagedExecutor executor;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void twoTenantsWithOneNoteEach() {
    caller = new Caller(tokens);
    if (wingtip == null) {
      wingtip = tenants.create("wingtip");
      tailspin = tenants.create("tailspin");
      caller.write(wingtip, "note of wingtip");
      caller.write(tailspin, "note of tailspin");
    }
  }

  @Test
  void reactiveRouteKeepsItsTenantAcrossThreads() {
    assertThat(get(wingtip, "/context/reactive")).isEqualTo("wingtip,wingtip");
  }

  @Test
  void everyEventOfAStreamIsOfTheTenantThatAskedForIt() {
    assertThat(get(tailspin, "/context/stream"))
        .contains("0 of tailspin", "2 of tailspin")
        .doesNotContain("wingtip");
  }

  @Test
  void virtualThreadHasItsTenantAndReadsItsDatabase() {
    String[] answer = get(wingtip, "/context/virtual").split(",");
    assertThat(answer).endsWith("wingtip", "1");
    String reason = "Java " + Runtime.version().feature() + " has no virtual threads to run on";
    if (Runtime.version().feature() < 21) {
      System.out.println("skipped: " + reason);
    }
    assumeThat(Runtime.version().feature()).as(reason).isGreaterThanOrEqualTo(21);
    assertThat(answer[0]).isEqualTo("virtual");
  }

  @Test
  void transactionThatGoesOnOnAnotherThreadIsOneAndOfOneTenant() {
    // when
    Response kept = caller.at(wingtip).body("elsewhere").post("/context/other-thread");
    caller.at(wingtip).body("lost").post("/context/other-thread?fail=true").then().statusCode(500);

    // then
    assertThat(kept.asString()).isEqualTo("wingtip");
    assertThat(notes(wingtip)).contains("elsewhere").doesNotContain("lost");
    assertThat(notes(tailspin)).containsExactly("note of tailspin");
    tenants.inDatabase(
        wingtip,
        content ->
            content
                .createStatement()
                .executeUpdate("delete from business.note where text = 'elsewhere'"));
  }

  @Test
  void explicitTenantGoesWithWorkThatIsHandedToAnotherThread() throws Exception {
    // when
    String there =
        context.run(
            tailspin.uuid(),
            () -> executor.supplyAsync(() -> current.get().id()).get(10, TimeUnit.SECONDS));

    // then
    assertThat(there).isEqualTo("tailspin");
    assertThat(executor.supplyAsync(() -> current.find().isPresent()).get(10, TimeUnit.SECONDS))
        .as("and is gone with the work")
        .isFalse();
  }

  @Test
  void consumerHasTheTenantThatItsEventNames() {
    assertThat(caller.at(wingtip).post("/context/event/count").asString()).isEqualTo("1");
  }

  @Test
  void consumerThatNamesNobodyGetsAnExceptionAndNoData() {
    caller.at(wingtip).post("/context/event/count-for-nobody").then().statusCode(500);
  }

  @Test
  void schedulerWorksForEachTenantAndOneThatFailsStopsNoOther() throws Exception {
    // given
    Map<String, Long> seen = new ConcurrentHashMap<>();
    CompletableFuture<EachTenant.Outcome> ran = new CompletableFuture<>();

    // when
    scheduler
        .newJob("nightly")
        .setInterval("1h")
        .setTask(
            execution -> {
              try {
                ran.complete(each.run(2, tenant -> seen.put(tenant.id(), counted(tenant))));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })
        .schedule();
    EachTenant.Outcome outcome = ran.get(60, TimeUnit.SECONDS);
    scheduler.unscheduleJob("nightly");

    // then
    assertThat(seen).containsEntry("tailspin", 1L).doesNotContainKey("wingtip");
    assertThat(outcome.done()).contains(tailspin.uuid()).doesNotContain(wingtip.uuid());
    assertThat(outcome.failed().get(wingtip.uuid())).hasMessage("not for wingtip");
  }

  private static long counted(ResolvedTenant tenant) {
    if ("wingtip".equals(tenant.id())) {
      throw new IllegalStateException("not for wingtip");
    }
    return QuarkusTransaction.requiringNew().call(() -> Note.count());
  }

  @Test
  void neverMoreTenantsAtATimeThanAskedFor() throws Exception {
    // given
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);

    // when
    each.run(
        2,
        tenant -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          two.countDown();
          assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
          running.decrementAndGet();
        });

    // then
    assertThat(most).hasValue(2);
  }

  @Test
  void secondLevelAndQueryCacheNeverCrossTenants() {
    for (int round = 0; round < 2; round++) {
      for (TestTenant tenant : List.of(wingtip, tailspin)) {
        assertThat(get(tenant, "/context/second-level/1")).isEqualTo("note of " + tenant.id());
        caller
            .at(tenant)
            .get("/context/query-cache")
            .then()
            .body("[0]", equalTo("note of " + tenant.id()));
      }
    }
  }

  @Test
  void nothingIsServedFromTheCachesOfACopyThatAnotherOneHasReplaced() {
    // given
    TestTenant moved = tenants.create("moved");
    caller.write(moved, "old");
    assertThat(get(moved, "/context/second-level/1")).isEqualTo("old");

    // when
    tenants.inDatabase(
        moved,
        content ->
            content.createStatement().executeUpdate("update business.note set text = 'restored'"));
    assertThat(get(moved, "/context/second-level/1")).as("still cached").isEqualTo("old");
    tenants.stamp(moved, moved.uuid(), 2);
    tenants.expectIncarnation(moved, 2);

    // then
    assertThat(get(moved, "/context/second-level/1")).isEqualTo("restored");
  }

  @Test
  void statelessSessionReadsTheTenantsOwnDatabase() {
    caller
        .at(tailspin)
        .get("/context/stateless")
        .then()
        .body("$", equalTo(List.of("note of tailspin")));
  }

  @Test
  void cachedResultIsTheTenantsOwnOrEverybodysAsItsKeySays() {
    assertThat(get(wingtip, "/context/digest")).isEqualTo("note of wingtip");
    assertThat(get(tailspin, "/context/digest")).isEqualTo("note of tailspin");
    assertThat(get(wingtip, "/context/shared")).isEqualTo(get(tailspin, "/context/shared"));
  }

  @Test
  void cacheReallyKeepsAndForgetsByTenant() {
    // given
    TestTenant cached = tenants.create("cached");
    caller.write(cached, "first");
    assertThat(get(cached, "/context/digest")).isEqualTo("first");
    caller.write(cached, "second");
    assertThat(get(cached, "/context/digest")).as("kept").isEqualTo("first");

    // when
    caller.at(wingtip).post("/context/digest/forget").then().statusCode(204);
    assertThat(get(cached, "/context/digest")).as("not forgotten by another").isEqualTo("first");
    caller.at(cached).post("/context/digest/forget").then().statusCode(204);

    // then
    assertThat(get(cached, "/context/digest")).isEqualTo("first+second");
  }

  @Test
  void answersSayToCachesWhatElseThanTheirUrlNamesTheirTenant() {
    caller.at(wingtip).get("/notes").then().header("Vary", containsString("X-Tenant-Id"));
  }

  private List<String> notes(TestTenant tenant) {
    return caller.at(tenant).get("/notes").jsonPath().getList("$", String.class);
  }

  private String get(TestTenant tenant, String path) {
    return caller.at(tenant).get(path).then().statusCode(200).extract().asString();
  }
}
