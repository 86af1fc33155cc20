package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand active tenants on a server that may have fifty connections: the budget of the library
 * beside PgBouncer, which keeps to the same limit for the same service without a budget. Nearly
 * every request is for a tenant that has no connection at that moment.
 */
class CrowdedServerBenchmark {

  private static final int TENANTS = 1_000;
  private static final int LIMIT = 50;
  private static final int CUSTOMERS = 100;
  private static final int REQUESTS = 4_999;
  private static final int CONNECTIONS = 16;
  private static final int ROUNDS = 14;

  /** Each request is a new connection's work, and the pooled ones' first thousand are slower. */
  private static final int WARM = 6_000;

  @TempDir Path directory;

  @Test
  void besidePgBouncerWithTheSameLimit() throws Exception {
    assumeThat(PgBouncer.program())
        .as("pgbouncer in the search path, or named by -Dtenantry.pgbouncer")
        .isPresent();
    try (PeerDatabases databases = PeerDatabases.start(directory, TENANTS);
        PgBouncer pooler = databases.pooler(LIMIT);
        RoutedPeer ours =
            RoutedPeer.start(RoutedPeer.LIBRARY, "budget", directory, budget(databases));
        RoutedPeer pooled =
            RoutedPeer.start(RoutedPeer.LIBRARY, "pooled", directory, pooled(databases, pooler));
        Contender budget = contender("tenant-resolver, budget of 50", ours);
        Contender bouncer = contender("PgBouncer, 50 connections to the server", pooled)) {

      Rounds rounds = new Rounds(List.of(budget, bouncer), LIMIT).warmUp(WARM).run(ROUNDS);

      Report report =
          new Report(
              "Read one row, 1,000 tenants at random, " + CONNECTIONS + " connections",
              "contender",
              "requests/s, median (quartiles)",
              "ratio, median (quartiles)");
      for (Contender each : List.of(budget, bouncer)) {
        report.row(
            each.name(), rounds.rate(each).text("%.0f"), rounds.ratio(each, bouncer).text("%.2f"));
      }
      report.publish("crowded-server.md");
      assertThat(rounds.ratio(budget, bouncer).median()).isGreaterThanOrEqualTo(1);
    }
  }

  private static Map<String, String> budget(PeerDatabases databases) throws Exception {
    Map<String, String> environment = new HashMap<>(databases.catalogOf(TENANTS));
    environment.put("TENANTRY_POOL_BUDGET", Integer.toString(LIMIT));
    return environment;
  }

  /** No budget, no prepared statements: Debian's PgBouncer cannot carry them. */
  private static Map<String, String> pooled(PeerDatabases databases, PgBouncer pooler)
      throws Exception {
    Map<String, String> environment = new HashMap<>(databases.catalogOf(TENANTS, pooler.address()));
    environment.put("TENANTRY_POOL_BUDGET", Integer.toString(4 * TENANTS));
    environment.put("TENANTRY_POOL_IDLE_TIMEOUT", "PT1H");
    // The name is the driver's, in its own letters, which a variable's name could not keep.
    environment.put("JAVA_TOOL_OPTIONS", "-Dtenantry.pool.driver-properties.prepareThreshold=0");
    return environment;
  }

  private static Contender contender(String name, RoutedPeer peer) throws Exception {
    Random random = new Random(TENANTS);
    List<byte[]> requests =
        IntStream.range(0, REQUESTS)
            .mapToObj(
                i ->
                    RoutedPeer.request(
                        "t" + random.nextInt(TENANTS), 1 + random.nextInt(CUSTOMERS)))
            .toList();
    return new Contender(name, peer::connect, CONNECTIONS, requests);
  }
}
