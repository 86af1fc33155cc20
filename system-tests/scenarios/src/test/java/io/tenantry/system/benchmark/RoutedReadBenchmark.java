package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library alone: one-row reads of 20 active tenants at random, of 1,000 mounted, beside Quarkus
 * with 20 datasources fixed at build time and Spring Boot with a routing data source and one
 * HikariCP pool for each tenant. No TLS and no tokens: what differs is how a tenant's connection is
 * found.
 */
class RoutedReadBenchmark {

  private static final int MOUNTED = 1_000;
  private static final int ACTIVE = 20;
  private static final int CUSTOMERS = 100;
  private static final int REQUESTS = 4_999;
  private static final int CONNECTIONS = Integer.getInteger("tenantry.benchmark.connections", 8);
  private static final int ROUNDS = 14;

  @TempDir Path directory;

  @Test
  void besideFixedDatasourcesAndASpringService() throws Exception {
    try (PeerDatabases databases = PeerDatabases.start(directory, ACTIVE);
        RoutedPeer ours =
            RoutedPeer.start(RoutedPeer.LIBRARY, directory, databases.catalogOf(MOUNTED));
        RoutedPeer withFixed =
            RoutedPeer.start(RoutedPeer.FIXED, directory, databases.environment());
        RoutedPeer withSpring =
            RoutedPeer.start(RoutedPeer.SPRING, directory, databases.environment());
        Contender library = contender("tenant-resolver, 1,000 mounted", ours);
        Contender fixed = contender("Quarkus, 20 fixed datasources", withFixed);
        Contender spring = contender("Spring Boot, 20 HikariCP pools", withSpring)) {

      Rounds rounds = new Rounds(List.of(library, fixed, spring), ACTIVE).warmUp().run(ROUNDS);

      Report report =
          new Report(
              "Read one row, 20 tenants at random, " + CONNECTIONS + " connections",
              "contender",
              "requests/s, median (quartiles)",
              "ratio to fixed, median (quartiles)",
              "ratio to Spring, median (quartiles)");
      for (Contender each : List.of(library, fixed, spring)) {
        report.row(
            each.name(),
            rounds.rate(each).text("%.0f"),
            rounds.ratio(each, fixed).text("%.2f"),
            rounds.ratio(each, spring).text("%.2f"));
      }
      report.publish("routed-read.md");
      assertThat(rounds.ratio(library, fixed).median()).isGreaterThanOrEqualTo(1);
      assertThat(rounds.ratio(library, spring).median()).isGreaterThanOrEqualTo(2);
    }
  }

  private static Contender contender(String name, RoutedPeer peer) throws Exception {
    Random random = new Random(ACTIVE);
    List<byte[]> requests =
        IntStream.range(0, REQUESTS)
            .mapToObj(
                i ->
                    RoutedPeer.request("t" + random.nextInt(ACTIVE), 1 + random.nextInt(CUSTOMERS)))
            .toList();
    return new Contender(name, peer::connect, CONNECTIONS, requests);
  }
}
