package io.tenantry.controlplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.testsupport.Mappings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TurnsTest {

  private final Turns turns = turns(Map.of());

  private static Turns turns(Map<String, String> settings) {
    return new Turns(Mappings.of(AcceptanceConfig.class, settings));
  }

  @Test
  void aHundredChangesHoldFewConnectionsAtATimeAndAllGetTheirTurn() throws Exception {
    // given
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(100);
    ExecutorService callers = Executors.newFixedThreadPool(100);

    // when
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int answer = i;
      answers.add(
          callers.submit(
              () -> {
                asked.countDown();
                asked.await(30, TimeUnit.SECONDS);
                return turns.take(
                    () -> {
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      Thread.yield();
                      inside.decrementAndGet();
                      return answer;
                    });
              }));
    }
    callers.shutdown();

    // then
    for (int i = 0; i < 100; i++) {
      assertThat(answers.get(i).get()).isEqualTo(i);
    }
    assertThat(most.get()).isBetween(1, 6);
  }

  @Test
  void aChangeThatIsRefusedGivesItsTurnBack() {
    // when
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw new IllegalArgumentException("refused");
                      }))
          .isInstanceOf(IllegalArgumentException.class);
    }

    // then
    assertThat(turns.<String>take(() -> "accepted")).isEqualTo("accepted");
  }

  @Test
  void aChangeWhoseTurnDoesNotComeIsRefusedAndNothingOfItIsDone() throws Exception {
    // given
    Turns one =
        turns(
            Map.of(
                "tenantry.acceptance.at-a-time", "1", "tenantry.acceptance.patience", "PT0.05S"));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<Boolean> longOne =
        other.submit(
            () ->
                one.take(
                    () -> {
                      inside.countDown();
                      return awaited(over);
                    }));
    other.shutdown();
    assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

    // when
    AtomicInteger done = new AtomicInteger();
    assertThatThrownBy(() -> one.take(done::incrementAndGet))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.type()).isEqualTo(ProblemType.UNAVAILABLE));

    // then
    assertThat(done).hasValue(0);
    over.countDown();
    assertThat(longOne.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(one.take(done::incrementAndGet)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"at-a-time,0", "patience,PT0S"})
  void settingsByWhichNothingWouldBeAcceptedAreRefused(String setting, String value) {
    assertThatThrownBy(() -> turns(Map.of("tenantry.acceptance." + setting, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(setting);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
