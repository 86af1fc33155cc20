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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(SampleService.class)
@Timeout(60)
class CredentialRotationTest {

  private static final int CLIENTS = 4;
  private static final int ROTATIONS = 5;

  @Inject HeldRequests held;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void caller() {
    caller = new Caller(tokens);
  }

  @Test
  void noRequestFailsWhileLoginsAreExchangedAgainAndAgain() throws Exception {
    // given
    TestTenant tenant = tenants.create("rotating");
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger served = new AtomicInteger();
    Map<String, Integer> refused = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                client -> CompletableFuture.runAsync(() -> ask(tenant, over, served, refused)))
            .toList();
    // when
    TestTenant now = tenant;
    for (int i = 0; i < ROTATIONS; i++) {
      int before = served.get();
      TestTenants.Rotation rotation = tenants.rotate(now);
      tenants.awaitDrained(rotation.version());
      assertThat(tenants.sessionsOfLogin(now)).isZero();
      tenants.dropLogins(now);
      now = rotation.tenant();
      await().atMost(10, TimeUnit.SECONDS).until(() -> served.get() > before + 3 * CLIENTS);
    }
    over.set(true);
    CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    // then
    assertThat(refused).isEmpty();
    assertThat(tenants.sessionsOfLogin(now)).isPositive();
  }

  @Test
  void workInFlightEndsWithTheLoginItBeganWith() throws Exception {
    // given
    TestTenant tenant = tenants.create("rotating-under-work");
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(
            () -> caller.at(tenant).body("running").post("/notes/held").statusCode());
    held.awaitOne();
    // when
    TestTenants.Rotation rotation = tenants.rotate(tenant);
    tenants.awaitAcknowledged(rotation.version());
    caller.write(tenant, "with the new login");
    // then
    assertThat(tenants.sessionsOfLogin(tenant)).isPositive();
    assertThat(tenants.sessionsOfLogin(rotation.tenant())).isPositive();
    held.release();
    assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo(204);
    tenants.awaitDrained(rotation.version());
    assertThat(tenants.sessionsOfLogin(tenant)).isZero();
    caller.at(tenant).get("/notes").then().statusCode(200).body("size()", equalTo(3));
  }

  private void ask(
      TestTenant tenant, AtomicBoolean over, AtomicInteger served, Map<String, Integer> refused) {
    while (!over.get()) {
      var answer = caller.at(tenant).get("/notes");
      if (answer.statusCode() == 200) {
        served.incrementAndGet();
      } else {
        refused.merge(answer.asString(), 1, Integer::sum);
      }
    }
  }
}
