package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import org.junit.jupiter.api.Test;

/** Everything stops and starts again. */
@SystemTest
class RestartIT {

  private final Platform platform;

  RestartIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void dataAreFoundAgainAfterEverythingWasStopped() {
    Tenant tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("lasting")));
    Call create =
        Call.post(tenant.customers(""), "{\"number\": \"L1\", \"name\": \"Lasting Contoso\"}");
    assertThat(platform.instances().get(0).send(tenant, create).status()).isEqualTo(201);

    platform.restart();

    for (Instance instance : platform.instances()) {
      Answer answer = instance.send(tenant, Call.get(tenant.customers("/L1")));
      assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
      assertThat(answer.json().path("name").asText()).isEqualTo("Lasting Contoso");
    }
    assertThat(platform.controlPlane().get(tenant.id()).json().path("mounted").asBoolean())
        .isTrue();
  }
}
