package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it adds to a request that its tenant is found: processor time of the server's process for
 * requests that name a tenant, less that for the same answer of the same process, or of a second
 * one of its kind, with all of that switched off. The peer believes a header; the library looks the
 * host up among its tenants, and also admits, counts and meters the request and gives it its log
 * keys. Rates would tell little here: the client needs more of the machine than the server.
 */
class ResolvedRequestBenchmark {

  private static final int TENANTS = 1_000;
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 20;
  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final int WARM_UP_SLICES = 12;

  @TempDir Path directory;

  /** One way of asking one server. */
  private record Asked(RoutedPeer peer, Contender contender, List<Double> micros) {

    void slice(boolean counts) throws Exception {
      Duration before = peer.cpu();
      long started = System.nanoTime();
      double rate = contender.slice(SLICE.toNanos());
      double answers = rate * (System.nanoTime() - started) / 1e9;
      if (counts) {
        micros.add(peer.cpu().minus(before).toNanos() / 1e3 / answers);
      }
    }
  }

  @Test
  void besideTheExtensionOfQuarkiverse() throws Exception {
    assumeThat(RoutedPeer.built(RoutedPeer.QUARKIVERSE))
        .as("the peer, which -Pbenchmark,quarkiverse builds on Java 21 or later")
        .isTrue();
    try (PeerDatabases databases = PeerDatabases.start(directory, 1);
        RoutedPeer library =
            RoutedPeer.start(RoutedPeer.LIBRARY, directory, library(databases.catalogOf(TENANTS)));
        RoutedPeer on = quarkiverse("on", true);
        RoutedPeer off = quarkiverse("off", false);
        Contender within = contender("tenant-resolver", library, hosts("/who"));
        Contender outside = contender("outside", library, hosts("/outside/who"));
        Contender named = contender("quarkus-multitenancy 0.1.0", on, headers());
        Contender unnamed = contender("switched off", off, headers())) {
      List<Asked> all =
          List.of(
              new Asked(library, within, new ArrayList<>()),
              new Asked(library, outside, new ArrayList<>()),
              new Asked(on, named, new ArrayList<>()),
              new Asked(off, unnamed, new ArrayList<>()));
      measure(all);
      publish(all);
    }
  }

  private static void measure(List<Asked> all) throws Exception {
    List<Asked> turns = new ArrayList<>(all);
    Random order = new Random(TENANTS);
    for (int round = -WARM_UP_SLICES; round < ROUNDS; round++) {
      Collections.shuffle(turns, order);
      for (Asked each : turns) {
        each.slice(round >= 0);
      }
    }
  }

  private static void publish(List<Asked> all) throws Exception {
    Report report =
        new Report(
            "What finding the tenant adds to a request, " + CONNECTIONS + " connections",
            "contender",
            "µs of processor time a request, median (quartiles)",
            "the same without",
            "added, median (quartiles)");
    for (int i = 0; i < all.size(); i += 2) {
      List<Double> with = all.get(i).micros();
      List<Double> without = all.get(i + 1).micros();
      List<Double> added =
          IntStream.range(0, ROUNDS).mapToObj(r -> with.get(r) - without.get(r)).toList();
      report.row(
          all.get(i).contender().name(),
          Quartiles.of(with).text("%.1f"),
          Quartiles.of(without).text("%.1f"),
          Quartiles.of(added).text("%.1f"));
    }
    report.publish("resolved-request.md");
  }

  private static Map<String, String> library(Map<String, String> catalog) {
    Map<String, String> environment = new HashMap<>(catalog);
    environment.put("TENANTRY_OUTSIDE_PATHS", "/q/*,/outside/*");
    return environment;
  }

  private RoutedPeer quarkiverse(String name, boolean enabled) {
    return RoutedPeer.start(
        RoutedPeer.QUARKIVERSE,
        "quarkiverse-" + name,
        directory,
        Map.of("QUARKUS_MULTI_TENANT_HTTP_ENABLED", Boolean.toString(enabled)),
        headers().get(0));
  }

  private static List<byte[]> hosts(String path) {
    return IntStream.range(0, TENANTS)
        .mapToObj(i -> KeepAliveConnection.getWith(path, host(i), "X-Tenant: t" + i))
        .toList();
  }

  private static List<byte[]> headers() {
    return hosts("/who");
  }

  private static String host(int tenant) {
    return "t" + tenant + ".bench.localhost";
  }

  private static Contender contender(String name, RoutedPeer peer, List<byte[]> requests)
      throws Exception {
    return new Contender(name, peer::connect, CONNECTIONS, requests);
  }
}
