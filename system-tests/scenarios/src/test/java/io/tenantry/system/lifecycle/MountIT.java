package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mount and dismount are true everywhere when their operation says so: nobody retries here. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MountIT {

  private static final int ROUNDS = 5;

  private final Platform platform;
  private Tenant tenant;
  private CatalogTenant place;

  MountIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void tenantWithOneCustomer() {
    tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("mount")));
    place = platform.catalog().tenant(tenant.id());
    platform.instances().get(0).addCustomer(tenant, "{\"number\": \"C1\", \"name\": \"Contoso\"}");
  }

  @Test
  void provisionedTenantIsServedByEveryInstanceAtOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      Tenant fresh = platform.controlPlane().provision(NewTenant.named(platform.freshId("fresh")));
      for (Instance instance : platform.instances()) {
        Answer answer = instance.companies(fresh);
        assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
        assertThat(answer.body()).contains(fresh.company());
      }
    }
  }

  @Test
  void dismountedTenantIsGoneEverywhereAndComesBackWithItsData() {
    for (int round = 0; round < ROUNDS; round++) {
      platform.instances().forEach(this::assertServed);

      platform.controlPlane().dismount(tenant);

      assertThat(platform.server(place.server()).backends(place.database())).isZero();
      for (Instance instance : platform.instances()) {
        assertThat(instance.companies(tenant).code()).isEqualTo("unknown-tenant");
      }

      platform.controlPlane().mount(tenant);
      platform.instances().forEach(this::assertServed);
    }
  }

  @Test
  void dismountDrainsRequestsThatAreUnderWay() {
    List<CompletableFuture<Answer>> underWay =
        platform.instances().stream()
            .flatMap(i -> Stream.generate(() -> i).limit(10))
            .map(i -> i.sendAsync(tenant, Call.get(tenant.customers("/C1"))))
            .toList();

    platform.controlPlane().dismount(tenant);

    assertThat(platform.server(place.server()).backends(place.database())).isZero();
    for (CompletableFuture<Answer> each : underWay) {
      Answer answer = each.join();
      assertThat(answer.status()).as("%s", answer).isIn(200, 404);
    }
    platform.controlPlane().mount(tenant);
    platform.instances().forEach(this::assertServed);
  }

  private void assertServed(Instance instance) {
    Answer answer = instance.send(tenant, Call.get(tenant.customers("/C1")));
    assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
    assertThat(answer.json().path("name").asText()).isEqualTo("Contoso");
  }
}
