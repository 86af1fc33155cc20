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
import org.junit.jupiter.api.Test;

/**
 * kill −9 of the control plane between any two provisioning steps: after the restart there is
 * either a usable tenant or nothing at all.
 */
@SystemTest
class ProvisioningCrashIT {

  private final Platform platform;
  private final ControlPlane controlPlane;

  ProvisioningCrashIT(Platform platform) {
    this.platform = platform;
    this.controlPlane = platform.controlPlane();
  }

  @Test
  void killedAtAnyStepATenantIsUsableOrNothingIsLeft() {
    List<String> steps = stepsOfProvisioning();
    assertThat(steps).hasSizeGreaterThan(4);

    Map<NewTenant, Operation> begun = killWhileStandingAt(Standing.aroundEach(steps));

    begun.forEach(this::assertUsableOrGone);
    new Leftovers(platform).assertNone();
  }

  private Map<NewTenant, Operation> killWhileStandingAt(List<Standing> standings) {
    Map<NewTenant, Operation> begun = new LinkedHashMap<>();
    try (HeldSteps held = new HeldSteps(platform.catalog())) {
      for (Standing standing : standings) {
        NewTenant wanted = NewTenant.named(platform.freshId("crash"));
        int hold = held.hold(wanted.id(), standing);
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
