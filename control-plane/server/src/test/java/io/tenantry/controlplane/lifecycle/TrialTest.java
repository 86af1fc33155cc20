package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.uuid;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrialTest {

  @Inject LifecycleSweep sweep;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void endedTrialIsSuspendedAndConvertedWithEverythingItHas() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    endTrial(id, Duration.ofMinutes(1));
    // when
    sweep.run();
    // then
    awaitLifecycle(id, "suspended");
    get(id).body("reasons", contains("trial-ended"));
    // when
    succeed(
        waiting("{\"trialEndsAt\": null, \"plan\": \"standard\"}")
            .patch(TENANTS + "/" + id)
            .then());
    succeed(id, "reactivate", "{}");
    sweep.run();
    // then
    get(id)
        .body("uuid", equalTo(uuid.toString()))
        .body("lifecycle", equalTo("active"))
        .body("hostNames", contains(id + ".example"));
  }

  @Test
  void trialThatNobodyConvertsIsDeletedAfterItsGrace() {
    // given
    String id = provisioned();
    endTrial(id, Duration.ofDays(15));
    // when
    sweep.run();
    awaitLifecycle(id, "suspended");
    sweep.run();
    // then
    awaitLifecycle(id, "deleted");
  }

  @Test
  void tenantSuspendedForAnotherReasonIsNotOffboarded() {
    // given
    String id = provisioned();
    succeed(id, "suspend", "{\"reason\": \"invoice\"}");
    endTrial(id, Duration.ofDays(15));
    // when
    sweep.run();
    // then
    get(id).body("lifecycle", equalTo("suspended")).body("runningOperation", equalTo(null));
  }

  private static void endTrial(String id, Duration ago) {
    succeed(
        waiting("{\"trialEndsAt\": \"%s\"}".formatted(Instant.now().minus(ago)))
            .patch(TENANTS + "/" + id)
            .then());
  }

  private static void awaitLifecycle(String id, String lifecycle) {
    await()
        .until(
            () ->
                lifecycle.equals(get(id).extract().path("lifecycle"))
                    && get(id).extract().path("runningOperation") == null);
  }
}
