package io.tenantry.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.load.MixedTraffic.Exchange;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Proof;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Mixed concurrent requests over all instances, on reused connections: of six tenants, at full size
 * of fifty that share twenty connections, ten on each server.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedTrafficIT {

  private static final int TENANTS = Proof.size(6, 50);
  private static final int REQUESTS = Proof.size(1_000, 100_000);
  private static final int CONCURRENT = 32;
  private static final long SEED = 20_260_101;

  private final Platform platform;
  private List<Tenant> tenants;

  MixedTrafficIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void tenantsWithACanaryEach() {
    tenants =
        IntStream.range(0, TENANTS)
            .mapToObj(i -> platform.freshId("mixed"))
            .map(id -> platform.controlPlane().provision(NewTenant.withCompanies(id, "CRONUS")))
            .toList();
    for (Tenant tenant : tenants) {
      Call create = Call.post(tenant.customers(""), Canary.customer(tenant, Canary.NUMBER));
      Answer created = platform.instances().get(0).send(tenant, create);
      assertThat(created.status()).as("%s", created).isEqualTo(201);
    }
    // Many at once would all be refused while an instance fetches the key of the first token.
    for (Instance instance : platform.instances()) {
      assertThat(instance.companies(tenants.get(0)).status()).as("%s", instance).isEqualTo(200);
    }
  }

  @Test
  void everyAnswerCarriesTheRowsOfItsOwnTenantOnlyAndTheBudgetHolds() throws Exception {
    MixedTraffic traffic = new MixedTraffic(platform.instances(), tenants, CONCURRENT, SEED);
    Queue<Exchange> exchanges;
    try (BackendCount onDb1 = new BackendCount(platform.servers().get(0));
        BackendCount onDb2 = new BackendCount(platform.servers().get(1))) {
      exchanges = traffic.send(REQUESTS);
      assertWithin(onDb1, platform.connectionBudget());
      assertWithin(onDb2, platform.connectionBudget());
    }

    assertThat(exchanges).hasSize(REQUESTS);
    for (Exchange exchange : exchanges) {
      String what = exchange.tenant().id() + " " + exchange.call() + " at " + exchange.instance();
      String body = exchange.answer().body();
      assertThat(exchange.answer().status()).as("%s: %s", what, body).isIn(200, 201);
      assertThat(body).as(what).contains(Canary.mark(exchange.tenant()));
      assertThat(Canary.anyForeign(body, exchange.tenant(), tenants)).as(what).isFalse();
    }
    assertThatEachInstanceServedEachTenant(exchanges);
  }

  private static void assertWithin(BackendCount count, long budget) {
    assertThat(count.counts()).isGreaterThan(10);
    assertThat(count.highest()).isBetween(1L, budget);
  }

  private void assertThatEachInstanceServedEachTenant(Queue<Exchange> exchanges) {
    assertThat(exchanges.stream().map(e -> e.tenant().id() + " " + e.instance()).distinct())
        .hasSize(TENANTS * platform.instances().size());
  }
}
