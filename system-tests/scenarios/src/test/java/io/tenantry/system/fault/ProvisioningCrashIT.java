package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.ControlPlane;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Operation;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kill −9 of the control plane between any two provisioning steps: after the restart there is
 * either a usable tenant or nothing at all.
 */
@SystemTest
class ProvisioningCrashIT {

  /**
   * Fewer than the operations the control plane runs side by side: each held one occupies a runner.
   */
  private static final int HELD_AT_ONCE = 6;

  private final Platform platform;
  private final ControlPlane controlPlane;

  ProvisioningCrashIT(Platform platform) {
    this.platform = platform;
    this.controlPlane = platform.controlPlane();
  }

  @ParameterizedTest(name = "killed when a step is about to be {0}")
  @ValueSource(strings = {"running", "succeeded"})
  void killedAtAnyStepATenantIsUsableOrNothingIsLeft(String moment) {
    List<String> steps = stepsOfProvisioning();
    assertThat(steps).hasSizeGreaterThan(4);

    for (int from = 0; from < steps.size(); from += HELD_AT_ONCE) {
      List<String> batch = steps.subList(from, Math.min(from + HELD_AT_ONCE, steps.size()));
      Map<NewTenant, Operation> begun = killWhileStandingAt(batch, moment);
      begun.forEach(this::assertUsableOrGone);
      new Leftovers(platform).assertNone();
    }
  }

  private Map<NewTenant, Operation> killWhileStandingAt(List<String> steps, String moment) {
    Map<NewTenant, Operation> begun = new LinkedHashMap<>();
    try (HeldSteps held = new HeldSteps(platform.catalog())) {
      for (String step : steps) {
        NewTenant wanted = NewTenant.named(platform.freshId("crash"));
        int hold = held.hold(wanted.id(), step, moment);
        begun.put(wanted, controlPlane.begin(wanted));
        held.awaitReached(hold);
      }
      platform.killControlPlane();
      held.dropWaiting();
    } finally {
      platform.startControlPlane();
    }
    return begun;
  }

  private void assertUsableOrGone(NewTenant wanted, Operation begun) {
    Operation ended = controlPlane.awaitEnd(begun.id());
    if (ended.succeeded()) {
      Tenant tenant = controlPlane.tenant(wanted, ended);
      for (Instance instance : platform.instances()) {
        Answer answer = instance.companies(tenant);
        assertThat(answer.status()).as("%s: %s", ended, answer).isEqualTo(200);
        assertThat(answer.body()).contains(tenant.company());
      }
    } else {
      new Leftovers(platform).assertNoTraceOf(wanted.id());
    }
  }

  private List<String> stepsOfProvisioning() {
    Tenant sample = controlPlane.provision(NewTenant.named(platform.freshId("crash")));
    List<String> steps = new ArrayList<>();
    controlPlane
        .operation(sample.provisioning())
        .json()
        .path("steps")
        .forEach(step -> steps.add(step.path("name").asText()));
    return steps;
  }
}
