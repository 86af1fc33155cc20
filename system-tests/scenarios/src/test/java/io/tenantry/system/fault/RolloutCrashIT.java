package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.ControlPlane;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.NextRelease;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Proof;
import io.tenantry.system.platform.Rollout;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A fleet is brought to a release while three of its tenants cannot follow, the control plane is
 * killed half-way, and customers go on working.
 */
@SystemTest
class RolloutCrashIT {

  private static final int TENANTS = Proof.size(9, 200);
  private static final int IN_USE = Proof.size(5, 10);
  private static final int PARALLELISM = 4;
  private static final Duration LONGEST = Duration.ofSeconds(Proof.size(60, 600));

  private final Platform platform;
  private final ControlPlane controlPlane;
  private final String ring;

  RolloutCrashIT(Platform platform) {
    this.platform = platform;
    this.controlPlane = platform.controlPlane();
    this.ring = platform.freshId("ring");
  }

  @Test
  void allButThePoisonedArriveAndNobodyIsDisturbed() throws Exception {
    List<Tenant> tenants = provision();
    Tenant violating = tenants.get(0);
    Tenant locked = tenants.get(1);
    Tenant full = tenants.get(2);
    List<Tenant> poisoned = List.of(violating, locked, full);
    List<Tenant> healthy = tenants.subList(3, TENANTS);
    try (PoisonedTenants poison = new PoisonedTenants(platform, violating, locked, full);
        NextRelease release = NextRelease.publish(platform, PoisonedTenants.SCRIPT)) {
      Map<Tenant, SchemaShape> before = shapes(tenants);

      Rollout ended;
      SteadyTraffic traffic =
          new SteadyTraffic(platform.instances(), tenants.subList(1, 1 + IN_USE));
      try (traffic) {
        Rollout begun = rollOutAndKill(release, healthy);
        ended = controlPlane.awaitEnd(begun, LONGEST);
      }

      assertThat(ended.status()).as("%s", ended).isEqualTo("failed");
      assertThat(ended.tenants("succeeded")).as("%s", ended).isEqualTo(healthy.size());
      assertReason(ended, violating, "schema-script-failed", "customer_not_forbidden");
      assertReason(ended, locked, "lock-timeout", "in use by others");
      assertReason(ended, full, "disk-full", "no space left");
      assertThat(ended.errors()).hasSize(poisoned.size());

      Map<Tenant, SchemaShape> after = shapes(tenants);
      SchemaShape goal = SchemaShape.of(platform, fresh());
      assertThat(after.get(healthy.get(0))).isNotEqualTo(before.get(healthy.get(0)));
      healthy.forEach(tenant -> assertThat(after.get(tenant)).as(tenant.id()).isEqualTo(goal));
      poisoned.forEach(
          tenant -> assertThat(after.get(tenant)).as(tenant.id()).isEqualTo(before.get(tenant)));
      assertUndisturbed(traffic, tenants.subList(1, 1 + IN_USE));

      poison.heal();
      Rollout retried = controlPlane.awaitEnd(controlPlane.retryFailed(ended), LONGEST);
      assertThat(retried.status()).as("%s", retried).isEqualTo("succeeded");
      poisoned.forEach(
          tenant -> assertThat(SchemaShape.of(platform, tenant)).as(tenant.id()).isEqualTo(goal));
    }
  }

  /**
   * Killed when the database of one tenant is committed at the release and nobody has written that
   * down, while another one has been announced and not been touched yet.
   */
  private Rollout rollOutAndKill(NextRelease release, List<Tenant> healthy) {
    try (HeldSteps held = new HeldSteps(platform.catalog())) {
      int committed = held.hold(healthy.get(1).id(), new Standing("migrate", "succeeded"));
      int announced = held.hold(healthy.get(2).id(), new Standing("migrate", "running"));
      Rollout begun = controlPlane.rollOut(release.number(), ring, PARALLELISM);
      held.awaitReached(committed);
      held.awaitReached(announced);
      platform.killControlPlane();
      held.dropWaiting();
      return begun;
    } finally {
      platform.startControlPlane();
    }
  }

  private List<Tenant> provision() {
    return IntStream.range(0, TENANTS)
        .mapToObj(i -> NewTenant.named(platform.freshId("fleet")).inRing(ring))
        .map(controlPlane::provision)
        .toList();
  }

  /** A tenant whose database was made at the release from the start. */
  private Tenant fresh() {
    return controlPlane.provision(NewTenant.named(platform.freshId("fresh")));
  }

  private Map<Tenant, SchemaShape> shapes(List<Tenant> tenants) {
    return tenants.stream()
        .collect(Collectors.toMap(Function.identity(), tenant -> SchemaShape.of(platform, tenant)));
  }

  private static void assertReason(Rollout rollout, Tenant tenant, String code, String words) {
    JsonNode error = rollout.errors().get(tenant.id());
    assertThat(error).as("error of %s in %s", tenant.id(), rollout).isNotNull();
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).contains(words);
  }

  /** Every request was answered, and every confirmed row is there. */
  private void assertUndisturbed(SteadyTraffic traffic, List<Tenant> tenants) {
    assertThat(traffic.failures()).isEmpty();
    assertThat(traffic.reads()).isGreaterThan(IN_USE * 10);
    for (Tenant tenant : tenants) {
      CatalogTenant place = platform.catalog().tenant(tenant.id());
      try (Session session = platform.server(place.server()).session(place.database())) {
        assertThat(
                session.number(
                    "select count(*) from business.customer where number like ?",
                    SteadyTraffic.numbersLike()))
            .as("customers of %s", tenant.id())
            .isPositive()
            .isEqualTo(traffic.writes(tenant));
      }
    }
  }
}
