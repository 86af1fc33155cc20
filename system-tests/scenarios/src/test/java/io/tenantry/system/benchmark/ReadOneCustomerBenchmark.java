package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * GET of one customer through the full stack (HTTPS, token, tenant match, Panache) with 100 mounted
 * tenants, beside a plain Quarkus service with one fixed datasource, the same security and the same
 * statements.
 */
@SystemTest
class ReadOneCustomerBenchmark {

  private static final int TENANTS = 100;
  private static final int CONNECTIONS = Integer.getInteger("tenantry.benchmark.connections", 8);
  private static final int ROUNDS = 14;
  private static final String COMPANY = "CRONUS";

  private final Platform platform;

  ReadOneCustomerBenchmark(Platform platform) {
    this.platform = platform;
  }

  @Test
  void besideAPlainServiceWithOneFixedDatasource() throws Exception {
    List<Tenant> tenants = IntStream.range(0, TENANTS).mapToObj(this::tenantWithACustomer).toList();
    Tenant one = tenants.get(0);
    try (PlainPeer peer = PlainPeer.start(platform, one);
        Contender plain = contender("plain Quarkus, one datasource", peer.port(), List.of(one));
        Contender hot = contender("Tenantry, one of 100 tenants", instancePort(), List.of(one));
        Contender spread = contender("Tenantry, 100 tenants in turn", instancePort(), tenants)) {
      assertSameAnswer(one, peer);

      Rounds rounds = new Rounds(List.of(plain, hot, spread), TENANTS).warmUp().run(ROUNDS);

      Report report =
          new Report(
              "Read one customer, " + CONNECTIONS + " connections, " + ROUNDS + " rounds of 2 s",
              "contender",
              "requests/s, median (quartiles)",
              "ratio to plain, median (quartiles)");
      for (Contender each : List.of(plain, hot, spread)) {
        report.row(
            each.name(), rounds.rate(each).text("%.0f"), rounds.ratio(each, plain).text("%.2f"));
      }
      report.publish("read-one-customer.md");
    }
  }

  private Contender contender(String name, int port, List<Tenant> tenants) throws Exception {
    List<byte[]> requests =
        tenants.stream()
            .map(
                t ->
                    KeepAliveConnection.get(
                        t.customers("/C1"), t.host() + ":" + port, platform.tokens().of(t)))
            .toList();
    return new Contender(
        name,
        () -> KeepAliveConnection.secure(platform.wire().trust(), port),
        CONNECTIONS,
        requests);
  }

  private void assertSameAnswer(Tenant tenant, PlainPeer peer) {
    Call read = Call.get(tenant.customers("/C1"));
    Answer ours = instance().send(tenant, read);
    Answer plain =
        platform
            .wire()
            .send(
                instance().base().resolve("https://localhost:" + peer.port()),
                read.withToken(platform.tokens().of(tenant)));
    assertThat(plain.status()).as("%s", plain).isEqualTo(200);
    assertThat(plain.json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(() -> ours.json().fieldNames());
    assertThat(plain.json().path("id")).isEqualTo(ours.json().path("id"));
  }

  private Tenant tenantWithACustomer(int i) {
    // Half of them on each server, whatever stands there already: the budget is per server.
    String server = platform.servers().get(i % 2).id();
    NewTenant wanted = NewTenant.withCompanies(platform.freshId("bench"), COMPANY).onServer(server);
    Tenant tenant = platform.controlPlane().provision(wanted);
    String customer =
        "{\"number\": \"C1\", \"name\": \"Contoso\", \"city\": \"Zürich\", \"country\":"
            + " \"Schweiz\"}";
    instance().addCustomer(tenant, customer);
    return tenant;
  }

  private Instance instance() {
    return platform.instances().get(0);
  }

  private int instancePort() {
    return instance().base().getPort();
  }
}
