package io.tenantry.system.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A report is corrected, and the correction taken back, while fifty clients fetch it. */
@SystemTest
class ReportRevisionIT {

  private static final int CLIENTS = 50;
  private static final int TENANTS = 10;

  private final Platform platform;

  /** What was answered one after the other, from the moment at which it might be. */
  private final List<Integer> published = new CopyOnWriteArrayList<>(List.of(1));

  /** Position of the last one whose call has returned: none before it is answered any more. */
  private volatile int inForce;

  private volatile boolean ended;

  ReportRevisionIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void everyClientSeesTheOldOrTheNewOneAndOnlyTheNewOnceTheCallHasReturned() throws Exception {
    List<Tenant> tenants =
        IntStream.range(0, TENANTS)
            .mapToObj(i -> NewTenant.withCompanies(platform.freshId("revised"), "CRONUS"))
            .map(platform.controlPlane()::provision)
            .toList();
    PublishedReport report = PublishedReport.of(platform, "select 1 as revision");
    // Fifty at once would all be refused while an instance fetches the key of the first token.
    for (Instance instance : platform.instances()) {
      assertThat(instance.send(tenants.get(0), report.run(tenants.get(0), "json")).status())
          .isEqualTo(200);
    }
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Set<Integer>>> seen = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Instance instance = platform.instances().get(i % platform.instances().size());
        seen.add(clients.submit(client(report, tenants.get(i % TENANTS), instance)));
      }

      change(2, () -> report.revise("select 2 as revision"));
      change(3, () -> report.revise("select 3 as revision"));
      change(1, () -> report.rollBackTo(1));
      ended = true;

      Set<Integer> all = new TreeSet<>();
      for (Future<Set<Integer>> each : seen) {
        all.addAll(each.get(60, TimeUnit.SECONDS));
      }
      assertThat(all).containsExactly(1, 2, 3);
    } finally {
      ended = true;
      clients.shutdownNow();
    }
  }

  private void change(int to, Runnable call) {
    published.add(to);
    call.run();
    inForce = published.size() - 1;
  }

  private Callable<Set<Integer>> client(PublishedReport report, Tenant tenant, Instance instance) {
    return () -> {
      Set<Integer> seen = new TreeSet<>();
      while (!ended) {
        int from = inForce;
        Answer answer = instance.send(tenant, report.run(tenant, "json"));
        assertThat(answer.status())
            .as("%s at %s: %s", tenant.id(), instance, answer)
            .isEqualTo(200);
        int revision = answer.json().path("rows").path(0).path("revision").asInt();
        assertThat(revision)
            .as("%s at %s", tenant.id(), instance)
            .isIn(published.subList(from, published.size()));
        seen.add(revision);
      }
      return seen;
    };
  }
}
