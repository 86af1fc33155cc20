package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A step whose first attempt stands still, as if its process were frozen; the next does not. */
final class Standstill implements ToyPlan.Behaviour {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Notes the attempt as the result {@code by}. */
  @Override
  public void call(StepContext context) throws Exception {
    context.result("by", context.attempt());
    if (context.attempt() == 1) {
      begun.countDown();
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  void awaitBegin() throws InterruptedException {
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
  }

  void end() {
    ended.countDown();
  }
}
