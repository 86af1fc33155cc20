package io.tenantry.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.OpenLoop;
import io.tenantry.system.platform.OpenLoop.Shot;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Proof;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * One tenant sends ten times what its plan allows, at its own pace; another, on the same instances
 * and the same database server, goes about its work.
 */
@SystemTest
class NoisyNeighbourIT {

  private static final int ALLOWED_PER_SECOND = 20;
  private static final int CONNECTIONS_OF_AN_INSTANCE = 1;
  private static final int SENT_PER_SECOND = 10 * ALLOWED_PER_SECOND;
  private static final int QUIET_PER_SECOND = 10;
  private static final Duration WINDOW = Duration.ofSeconds(Proof.size(6, 60));

  /** Shares of the plan are counted in whole requests, one for each instance and change. */
  private static final int ROUNDING = 5;

  private final Platform platform;

  NoisyNeighbourIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void quietTenantIsServedWhileItsNeighbourIsHeldToItsPlan() throws Exception {
    Tenant noisy = onPlanOfItsOwn();
    Tenant quiet = provisioned(NewTenant.withCompanies(platform.freshId("quiet"), "CRONUS"));
    CatalogTenant place = platform.catalog().tenant(noisy.id());

    List<Shot> ofQuiet;
    List<Shot> ofNoisy;
    long connections;
    try (BackendCount count = new BackendCount(platform.server(place.server()), place)) {
      CompletableFuture<List<Shot>> noise = loop(noisy, SENT_PER_SECOND).begin(WINDOW);
      ofQuiet = loop(quiet, QUIET_PER_SECOND).run(WINDOW);
      ofNoisy = noise.join();
      assertThat(count.counts()).isGreaterThan(10);
      connections = count.highest();
    }

    assertThat(ofQuiet)
        .hasSize(QUIET_PER_SECOND * (int) WINDOW.toSeconds())
        .allSatisfy(shot -> assertThat(shot.answer().status()).isEqualTo(200));
    assertHeldToItsPlan(ofNoisy);
    assertThat(connections)
        .isBetween(1L, (long) CONNECTIONS_OF_AN_INSTANCE * platform.instances().size());
  }

  private static void assertHeldToItsPlan(List<Shot> shots) {
    List<Shot> served =
        shots.stream().filter(Shot::served).sorted(Comparator.comparing(Shot::answered)).toList();
    List<Answer> refused = shots.stream().filter(shot -> !shot.served()).map(Shot::answer).toList();

    assertThat(refused)
        .hasSizeGreaterThan(shots.size() / 2)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(429);
              assertThat(answer.code()).isEqualTo("too-many-requests");
              assertThat(answer.header("Retry-After")).isPresent();
            });
    assertThat(served).hasSizeGreaterThan(ALLOWED_PER_SECOND);
    // Whatever has been answered by then was admitted before: no wait can hide a surplus.
    for (int i = 0; i < served.size(); i++) {
      double seconds = served.get(i).answered() / 1e9;
      assertThat(i + 1.0)
          .as("served within %.2f s", seconds)
          .isLessThanOrEqualTo(ALLOWED_PER_SECOND * (1 + seconds) + ROUNDING);
    }
  }

  private Tenant onPlanOfItsOwn() {
    String plan = platform.freshId("small");
    platform
        .controlPlane()
        .offer(
            plan,
            "{\"requestsPerSecond\": %d, \"connections\": %d}"
                .formatted(ALLOWED_PER_SECOND, CONNECTIONS_OF_AN_INSTANCE));
    return provisioned(NewTenant.withCompanies(platform.freshId("noisy"), "CRONUS").onPlan(plan));
  }

  /** Both on one server; a first request to each instance, as keys and pools are made by it. */
  private Tenant provisioned(NewTenant wanted) {
    Tenant tenant =
        platform.controlPlane().provision(wanted.onServer(platform.servers().get(0).id()));
    for (Instance instance : platform.instances()) {
      assertThat(instance.companies(tenant).status()).isEqualTo(200);
    }
    return tenant;
  }

  private OpenLoop loop(Tenant tenant, int perSecond) {
    return new OpenLoop(
        platform.instances(), tenant, Call.get(tenant.customers("?limit=5")), perSecond);
  }
}
