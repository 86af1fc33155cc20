package io.tenantry.system.benchmark;

import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.NextRelease;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The template of a new release on a server, beside bare Flyway in an empty database there. */
@SystemTest
class TemplateBenchmark {

  private static final int WARM_UP = 3;
  private static final int ROUNDS = 10;

  /** Of all servers together, one after the other. */
  private static final String TEMPLATES =
      """
      select extract(epoch from s.finished_at - s.started_at) * 1e9
        from catalog.operation o
        join catalog.operation_step s on s.operation_id = o.id and s.name = 'templates'
       where o.params ->> 'release' = ?
       order by o.created_at desc limit 1
      """;

  private final Platform platform;
  private final DatabaseServer server;

  TemplateBenchmark(Platform platform) {
    this.platform = platform;
    this.server = platform.servers().get(1);
  }

  @Test
  void newReleaseBesideBareFlyway() throws Exception {
    List<Long> bare = new ArrayList<>();
    List<Long> template = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long flyway = bareNanos("bench_flyway_" + i);
      long ours = templateNanos();
      if (i >= WARM_UP) {
        bare.add(flyway);
        template.add(ours);
        ratios.add((double) ours / flyway);
      }
    }
    new Report(
            "Template of a new release on one server, " + ROUNDS + " rounds",
            "what",
            "median (quartiles)")
        .row("bare Flyway in an empty database, ms", Quartiles.ofMillis(bare).text("%.0f"))
        .row("template, created to ready, ms", Quartiles.ofMillis(template).text("%.0f"))
        .row("ratio (goal 1.5)", Quartiles.of(ratios).text("%.2f"))
        .publish("template.md");
  }

  private long bareNanos(String database) {
    try (BareFlyway flyway = BareFlyway.create(server, database)) {
      return flyway.nanos();
    }
  }

  private long templateNanos() {
    try (NextRelease release = NextRelease.publishSame(platform);
        Session catalog = platform.catalog().session()) {
      String nanos = catalog.text(TEMPLATES, Integer.toString(release.number()));
      return (long) (Double.parseDouble(nanos) / platform.servers().size());
    }
  }
}
