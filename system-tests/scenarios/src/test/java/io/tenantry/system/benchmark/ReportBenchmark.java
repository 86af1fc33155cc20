package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A report of a thousand rows as CSV, beside the same CSV written by a loop over a JDBC result in
 * the plain service: over HTTPS, with the same token and the same rows.
 */
@SystemTest
class ReportBenchmark {

  private static final String COMPANY = "CRONUS";
  private static final int ROWS = 1_000;
  private static final int CONNECTIONS = 4;
  private static final int WARM = 3_000;
  private static final int ROUNDS = 14;

  private final Platform platform;

  ReportBenchmark(Platform platform) {
    this.platform = platform;
  }

  @Test
  void thousandRowsAsCsvBesideAHandWrittenLoop() throws Exception {
    Tenant tenant = tenantWithCustomers();
    String report = below("/reports/customer-list?format=csv");
    String loop = below("/customer-list");
    try (PlainPeer peer = PlainPeer.start(platform, tenant);
        Contender ours = contender("report over HTTPS", instancePort(), tenant, report);
        Contender own =
            contender(
                "loop, a connection of its own", peer.port(), tenant, loop + "?connection=own");
        Contender pooled = contender("loop, a pooled connection", peer.port(), tenant, loop)) {
      assertSameFile(tenant, report, loop, peer);

      Rounds rounds = new Rounds(List.of(ours, own, pooled), ROWS).warmUp(WARM).run(ROUNDS);

      Report table =
          new Report(
              ROWS + " rows as CSV, " + CONNECTIONS + " connections, " + ROUNDS + " rounds of 2 s",
              "contender",
              "files/s, median (quartiles)",
              "the report's rate beside it (goal 0.8)");
      for (Contender each : List.of(ours, own, pooled)) {
        table.row(
            each.name(), rounds.rate(each).text("%.0f"), rounds.ratio(ours, each).text("%.2f"));
      }
      table.publish("report-csv.md");
    }
  }

  private void assertSameFile(Tenant tenant, String report, String loop, PlainPeer peer) {
    Answer ours = instance().send(tenant, Call.get(report));
    Call call = Call.get(loop).withToken(platform.tokens().of(tenant));
    Answer plain = platform.wire().send(URI.create("https://localhost:" + peer.port()), call);
    assertThat(ours.body().lines()).hasSize(ROWS + 1);
    assertThat(plain.body()).isEqualTo(ours.body());
  }

  private Contender contender(String name, int port, Tenant tenant, String path) throws Exception {
    byte[] request =
        KeepAliveConnection.get(path, tenant.host() + ":" + port, platform.tokens().of(tenant));
    return new Contender(
        name,
        () -> KeepAliveConnection.secure(platform.wire().trust(), port),
        CONNECTIONS,
        List.of(request));
  }

  private Tenant tenantWithCustomers() {
    Tenant tenant =
        platform
            .controlPlane()
            .provision(NewTenant.withCompanies(platform.freshId("report"), COMPANY));
    String customers =
        IntStream.range(0, ROWS)
            .mapToObj(
                i ->
                    "C%04d,\"Contoso, %d\",Erika Muster,Zürich,Schweiz,030 44 %d"
                        .formatted(i, i, i))
            .collect(
                Collectors.joining("\n", "number,name,contactName,city,country,phone\n", "\n"));
    Answer imported =
        instance()
            .send(
                tenant,
                Call.of("POST", tenant.customers("/import")).withBody("text/csv", customers));
    assertThat(imported.status()).as("%s", imported).isEqualTo(200);
    return tenant;
  }

  private static String below(String path) {
    return Tenant.customersOf(COMPANY, "").replace("/customers", path);
  }

  private Instance instance() {
    return platform.instances().get(0);
  }

  private int instancePort() {
    return instance().base().getPort();
  }
}
