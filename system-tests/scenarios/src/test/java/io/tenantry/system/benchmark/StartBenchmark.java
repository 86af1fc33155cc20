package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long an instance takes until its first answer, with few tenants and with many. */
class StartBenchmark {

  private static final int FEW = 10;
  private static final int MANY = 10_000;
  private static final int ROUNDS = 9;
  private static final double MOST = 1.2;

  @TempDir Path directory;

  @Test
  void manyMountedTenantsHardlyDelayAStart() throws Exception {
    try (PeerDatabases databases = PeerDatabases.start(directory, FEW)) {
      Map<String, String> few = databases.catalogOf(FEW);
      Map<String, String> many = databases.catalogOf(MANY);
      List<Double> withFew = new ArrayList<>();
      List<Double> withMany = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      // The first round fills the caches of the machine.
      for (int round = 0; round <= ROUNDS; round++) {
        double one = seconds(few);
        double other = seconds(many);
        if (round > 0) {
          withFew.add(one);
          withMany.add(other);
          ratios.add(other / one);
        }
      }

      new Report("Start until the first answer", "mounted tenants", "seconds, median (quartiles)")
          .row("10", Quartiles.of(withFew).text("%.2f"))
          .row("10,000", Quartiles.of(withMany).text("%.2f"))
          .row("ratio", Quartiles.of(ratios).text("%.2f"))
          .publish("start.md");
      assertThat(Quartiles.of(ratios).median()).isLessThanOrEqualTo(MOST);
    }
  }

  private double seconds(Map<String, String> environment) {
    long since = System.nanoTime();
    try (RoutedPeer started = RoutedPeer.start(RoutedPeer.LIBRARY, directory, environment)) {
      return (System.nanoTime() - since) / 1e9;
    }
  }
}
