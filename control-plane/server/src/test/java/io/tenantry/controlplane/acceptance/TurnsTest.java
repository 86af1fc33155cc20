package io.tenantry.controlplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnsTest {

  private final Turns turns = new Turns();

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
                asked.await(10, TimeUnit.SECONDS);
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
}
