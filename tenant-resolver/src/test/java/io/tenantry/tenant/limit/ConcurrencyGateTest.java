package io.tenantry.tenant.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.tenant.limit.ConcurrencyGate.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConcurrencyGateTest {

  private final List<String> admitted = new ArrayList<>();

  @Test
  void asManyAsAllowedRunTheNextWaitAndFurtherOnesAreTurnedAway() {
    // given
    ConcurrencyGate gate = new ConcurrencyGate(1, 1);

    // when
    Place first = enter(gate, "first").orElseThrow();
    Place second = enter(gate, "second").orElseThrow();

    // then
    assertThat(first.inside()).isTrue();
    assertThat(second.inside()).isFalse();
    assertThat(enter(gate, "third")).isEmpty();
    assertThat(gate.peak()).isEqualTo(3);
  }

  @Test
  void whoWaitsLongestIsNext() {
    // given
    ConcurrencyGate gate = new ConcurrencyGate(1, 2);
    Place first = enter(gate, "first").orElseThrow();
    enter(gate, "second");
    enter(gate, "third");

    // when
    first.leave();
    first.leave();

    // then: leaving twice makes room once
    assertThat(admitted).containsExactly("second");
  }

  @Test
  void whoGivesUpIsNotLetInLater() {
    // given
    ConcurrencyGate gate = new ConcurrencyGate(1, 2);
    Place first = enter(gate, "first").orElseThrow();
    Place second = enter(gate, "second").orElseThrow();
    enter(gate, "third");

    // when
    assertThat(second.giveUp()).isTrue();
    assertThat(second.giveUp()).isFalse();
    first.leave();

    // then
    assertThat(admitted).containsExactly("third");
  }

  @Test
  void higherLimitLetsInWhoWaitsAndALowerOneThrowsNobodyOut() {
    // given
    ConcurrencyGate gate = new ConcurrencyGate(1, 2);
    Place first = enter(gate, "first").orElseThrow();
    Place second = enter(gate, "second").orElseThrow();
    Place third = enter(gate, "third").orElseThrow();

    // when
    gate.change(2, 2);
    assertThat(admitted).containsExactly("second");
    gate.change(1, 2);
    first.leave();

    // then
    assertThat(second.inside()).isTrue();
    assertThat(third.inside()).isFalse();
    second.leave();
    assertThat(admitted).containsExactly("second", "third");
  }

  @Test
  void neverMoreThanAllowedRunAndNobodyIsForgottenUnderManyThreads() throws Exception {
    // given
    ConcurrencyGate gate = new ConcurrencyGate(3, 1_000);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger highest = new AtomicInteger();
    AtomicInteger served = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(8);

    // when
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int caller = 0; caller < 8; caller++) {
      Random random = new Random(caller);
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 500; i++) {
                  use(gate, running, highest, served, random);
                }
              },
              callers));
    }
    for (CompletableFuture<Void> each : all) {
      each.get(20, TimeUnit.SECONDS);
    }
    callers.shutdown();

    // then
    assertThat(highest.get()).isEqualTo(3);
    assertThat(served.get()).isEqualTo(8 * 500);
    assertThat(gate.peak()).isPositive();
    assertThat(gate.peak()).isZero();
  }

  private static void use(
      ConcurrencyGate gate,
      AtomicInteger running,
      AtomicInteger highest,
      AtomicInteger served,
      Random random) {
    CompletableFuture<Void> admitted = new CompletableFuture<>();
    Place place = gate.enter(() -> admitted.complete(null)).orElseThrow();
    if (!place.inside()) {
      admitted.orTimeout(10, TimeUnit.SECONDS).join();
    }
    highest.accumulateAndGet(running.incrementAndGet(), Math::max);
    if (random.nextBoolean()) {
      Thread.yield();
    }
    running.decrementAndGet();
    served.incrementAndGet();
    place.leave();
  }

  private Optional<Place> enter(ConcurrencyGate gate, String name) {
    return gate.enter(() -> admitted.add(name));
  }
}
