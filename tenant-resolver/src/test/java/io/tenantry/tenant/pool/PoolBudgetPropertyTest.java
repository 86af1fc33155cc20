package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.awaitility.Awaitility;

class PoolBudgetPropertyTest {

  private static final int THREADS = 8;
  private static final int MOVES = 150;

  @Property(tries = 40)
  void budgetHoldsNobodyStarvesAndNothingLeaksUnderAnyInterleaving(
      @ForAll @IntRange(min = 1, max = 6) int limit,
      @ForAll @IntRange(min = 1, max = 9) int tenants,
      @ForAll @IntRange(min = 1, max = 4) int most,
      @ForAll long seed)
      throws Exception {
    // given
    ExecutorService housekeeping = Executors.newFixedThreadPool(2);
    ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    try {
      PoolBudget budget = new PoolBudget(limit, System::nanoTime);
      AtomicInteger open = new AtomicInteger();
      AtomicInteger highest = new AtomicInteger();
      List<ModelPool> pools = new ArrayList<>();
      for (int i = 0; i < tenants; i++) {
        pools.add(new ModelPool(budget, most, open, highest, housekeeping));
      }

      // when
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed + i);
        running.add(CompletableFuture.runAsync(() -> play(pools, budget, limit, random), callers));
      }
      for (CompletableFuture<Void> each : running) {
        each.get(60, TimeUnit.SECONDS);
      }

      // then
      assertThat(highest.get()).isLessThanOrEqualTo(limit);
      assertThat(budget.weight()).isLessThanOrEqualTo(limit);
      Awaitility.await()
          .until(
              () -> {
                budget.reclaimUnused(Duration.ZERO);
                return budget.weight() == 0;
              });
      assertThat(open.get()).isZero();
    } finally {
      callers.shutdownNow();
      housekeeping.shutdownNow();
    }
  }

  private static void play(List<ModelPool> pools, PoolBudget budget, int limit, Random random) {
    for (int i = 0; i < MOVES; i++) {
      ModelPool pool = pools.get(random.nextInt(pools.size()));
      switch (random.nextInt(14)) {
        case 0 -> pool.failToOpen();
        case 1 -> pool.breakInUse();
        case 2 -> pool.closeIdle();
        case 3 -> budget.reclaimUnused(Duration.ZERO);
        case 4 -> budget.limit(1 + random.nextInt(limit));
        case 5 -> pool.limitTo(1 + random.nextInt(4));
        default -> pool.use();
      }
    }
  }
}
