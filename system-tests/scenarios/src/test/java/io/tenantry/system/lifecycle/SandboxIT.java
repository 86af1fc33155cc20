package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import org.junit.jupiter.api.Test;

/** A customer sees how many sandboxes it has, on every instance, as soon as one comes or goes. */
@SystemTest
class SandboxIT {

  private final Platform platform;

  SandboxIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void customerSeesOnEveryInstanceHowManySandboxesItHasAsTheyComeAndGo() {
    Tenant production =
        platform.controlPlane().provision(NewTenant.named(platform.freshId("production")));
    assertSandboxes(production, 0);

    Tenant sandbox =
        platform
            .controlPlane()
            .provision(NewTenant.named(platform.freshId("sandbox")).asSandboxOf(production));
    assertSandboxes(production, 1);

    platform.controlPlane().delete(sandbox);
    assertSandboxes(production, 0);

    platform.controlPlane().act(sandbox, "recover");
    assertSandboxes(production, 1);
  }

  private void assertSandboxes(Tenant production, int sandboxes) {
    for (Instance instance : platform.instances()) {
      Answer answer = instance.send(production, Call.get("/api/v1/subscription"));
      assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
      assertThat(answer.json().path("used").path("environments").asInt(-1))
          .as("%s: %s", instance, answer)
          .isEqualTo(sandboxes);
    }
  }
}
