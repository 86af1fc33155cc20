package io.tenantry.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.load.MixedTraffic.Exchange;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Operation;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Proof;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Far more active tenants on one database server than connections to it, all of them asking again
 * and again: sixty on the six connections of each instance, at full size a thousand on five of
 * each.
 */
@SystemTest
class CrowdIT {

  private static final int TENANTS = Proof.size(60, 1_000);
  private static final int ROUNDS = 5;
  private static final int CONCURRENT = 32;
  private static final long SEED = 20_261_123;

  private final Platform platform;
  private final DatabaseServer server;

  CrowdIT(Platform platform) {
    this.platform = platform;
    this.server = platform.servers().get(1);
  }

  @Test
  void everyTenantIsServedEachTimeAndTheBudgetHolds() throws Exception {
    List<Tenant> tenants = crowd();
    for (Tenant tenant : tenants) {
      platform.instances().get(0).addCustomer(tenant, Canary.customer(tenant, Canary.NUMBER));
    }
    assertThat(TENANTS).isGreaterThan((int) platform.connectionBudget());
    // Many at once would all be refused while an instance fetches the key of the first token.
    for (Instance instance : platform.instances()) {
      assertThat(instance.companies(tenants.get(0)).status()).isEqualTo(200);
    }

    Queue<Exchange> exchanges;
    try (BackendCount count = new BackendCount(server)) {
      exchanges =
          new MixedTraffic(platform.instances(), tenants, CONCURRENT, SEED).sendInTurn(ROUNDS);
      assertThat(count.counts()).isGreaterThan(10);
      assertThat(count.highest()).isBetween(1L, platform.connectionBudget());
    }

    assertThat(exchanges)
        .allSatisfy(
            exchange -> {
              assertThat(exchange.answer().status()).isIn(200, 201);
              assertThat(exchange.answer().body()).contains(Canary.mark(exchange.tenant()));
            });
    Map<Tenant, Long> served =
        exchanges.stream().collect(Collectors.groupingBy(Exchange::tenant, Collectors.counting()));
    assertThat(served)
        .hasSize(TENANTS)
        .allSatisfy((tenant, times) -> assertThat(times).isEqualTo(ROUNDS));
  }

  /** Side by side: one after the other, a thousand would take many minutes. */
  private List<Tenant> crowd() {
    List<NewTenant> wanted =
        IntStream.range(0, TENANTS)
            .mapToObj(i -> NewTenant.withCompanies(platform.freshId("crowd"), "CRONUS"))
            .map(each -> each.onServer(server.id()))
            .toList();
    List<Operation> begun =
        wanted.stream().map(each -> platform.controlPlane().begin(each)).toList();
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < TENANTS; i++) {
      Operation ended = platform.controlPlane().awaitEnd(begun.get(i).id());
      assertThat(ended.succeeded()).as("%s", ended).isTrue();
      tenants.add(platform.controlPlane().tenant(wanted.get(i), ended));
    }
    return tenants;
  }
}
