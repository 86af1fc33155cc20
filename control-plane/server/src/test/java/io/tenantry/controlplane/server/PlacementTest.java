package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private final ServerBench bench = new ServerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void fiftyRacingCallsGetTheTenPlacesThereAre() throws Exception {
    // given
    active("db-1", 6);
    active("db-2", 4);
    int callers = 50;
    CyclicBarrier start = new CyclicBarrier(callers);
    Callable<Boolean> call =
        () -> {
          start.await();
          return isPlaced(PlacementWish.anywhere());
        };
    // when
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    List<Future<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      calls.add(threads.submit(call));
    }
    int won = 0;
    for (Future<Boolean> done : calls) {
      won += done.get() ? 1 : 0;
    }
    threads.shutdown();
    // then
    assertThat(won).isEqualTo(10);
    assertThat(placed("db-1")).isEqualTo(6);
    assertThat(placed("db-2")).isEqualTo(4);
  }

  @Test
  void tenantGoesWhereTheSmallestPartIsTaken() {
    // given
    active("large", 10);
    active("small", 2);
    // when
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      order.add(bench.placement.place(PlacementWish.anywhere()));
    }
    // then
    assertThat(order).containsExactly("large", "small", "large", "large", "large", "large");
  }

  @Test
  void wishForRegionLabelsAndServerIsMetOrRefused() {
    // given
    active("db-1", 10);
    // then
    assertThat(bench.placement.place(wish("eu", Map.of("disk", "fast")))).isEqualTo("db-1");
    assertThat(bench.placement.place(PlacementWish.on("db-1"))).isEqualTo("db-1");
    assertRefused(wish("us", Map.of()), ProblemType.CAPACITY_EXHAUSTED);
    assertRefused(wish("eu", Map.of("disk", "slow")), ProblemType.CAPACITY_EXHAUSTED);
    assertRefused(PlacementWish.on("db-9"), ProblemType.VALIDATION_FAILED);
  }

  @Test
  void serverThatIsNotActiveTakesNoTenant() {
    // given
    bench.insert("db-1", 10);
    // then
    assertRefused(PlacementWish.on("db-1"), ProblemType.CAPACITY_EXHAUSTED);
  }

  @Test
  void placeGivenBackIsHandedOutAgain() {
    // given
    active("db-1", 1);
    bench.placement.place(PlacementWish.anywhere());
    assertRefused(PlacementWish.anywhere(), ProblemType.CAPACITY_EXHAUSTED);
    // when
    bench.placement.giveBack("db-1");
    // then
    assertThat(bench.placement.place(PlacementWish.anywhere())).isEqualTo("db-1");
  }

  private void active(String server, int capacity) {
    bench.insert(server, capacity);
    bench.activate(server);
  }

  private boolean isPlaced(PlacementWish wish) {
    try {
      bench.placement.place(wish);
      return true;
    } catch (ProblemException e) {
      assertThat(e.type()).isEqualTo(ProblemType.CAPACITY_EXHAUSTED);
      return false;
    }
  }

  private void assertRefused(PlacementWish wish, ProblemType type) {
    assertThatThrownBy(() -> bench.placement.place(wish))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
  }

  private int placed(String server) {
    return bench.servers.get(server).placed();
  }

  private static PlacementWish wish(String region, Map<String, String> labels) {
    return new PlacementWish(Optional.empty(), Optional.of(region), labels);
  }
}
