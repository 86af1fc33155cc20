package io.tenantry.controlplane.operation;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an operation of which a step fails. */
@Timeout(60)
class OperationFailureTest {

  private static Jdbi jdbi;

  @BeforeAll
  static void createDatabase() {
    jdbi = ToyEngine.database();
  }

  @Test
  void failedOperationNamesStepAndCause() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two")
            .on(
                "two",
                c -> {
                  throw new PermanentFailureException("toy-broken", "The toy is broken.", null);
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    Operation operation = engine.read(id);
    assertThat(operation.error()).isPresent();
    assertThat(operation.error().get().get("code").asText()).isEqualTo("toy-broken");
    assertThat(operation.error().get().get("step").asText()).isEqualTo("two");
    assertThat(operation.steps())
        .extracting(Operation.Step::status)
        .containsExactly("compensated", "compensated");
  }

  @Test
  void unforeseenFailureIsNamedWithoutItsText() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .on(
                "one",
                c -> {
                  throw new IllegalStateException("password=secret");
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(engine.read(id).toString()).doesNotContain("secret").contains("step-failed");
  }

  @Test
  void failingStepIsRetriedAsOftenAsItsPolicySays() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .policy("one", StepPolicy.retry(2).withBackoff(ofMillis(1)).thenAbort())
            .on(
                "one",
                c -> {
                  if (c.attempt() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(plan.calls()).hasSize(3);
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
  }

  @Test
  void longPauseGivesTheThreadBack() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .policy("one", StepPolicy.retry(2).withBackoff(ofMinutes(1)).thenAbort())
            .on(
                "one",
                c -> {
                  throw new IllegalStateException("not yet");
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    Outcome outcome = engine.run(id);

    // then
    assertThat(outcome).isInstanceOf(Outcome.Later.class);
    assertThat(((Outcome.Later) outcome).at()).isAfter(Instant.now().plusSeconds(50));
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.RUNNING);
  }

  @Test
  void stepThatMayFailDoesNotStopTheRest() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two")
            .policy("one", StepPolicy.never().thenContinue())
            .on(
                "one",
                c -> {
                  throw new IllegalStateException("no");
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(plan.calls()).containsExactly("one", "two");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(engine.read(id).steps().get(0).status()).isEqualTo("failed");
  }

  @Test
  void undoingIsRepeatedUntilItSucceeds() throws Exception {
    // given
    int[] refusals = {2};
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .on(
                "one",
                c -> {
                  throw new PermanentFailureException("toy-broken", "The toy is broken.", null);
                })
            .on(
                "undo-one",
                c -> {
                  if (refusals[0]-- > 0) {
                    throw new IllegalStateException("server down");
                  }
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when, then
    assertThatThrownBy(() -> engine.run(id)).hasMessage("server down");
    assertThat(engine.read(id).ended()).isFalse();
    assertThatThrownBy(() -> engine.run(id)).hasMessage("server down");
    engine.run(id);
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.FAILED);
  }

  @Test
  void failureInOneLaneUndoesTheOther() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofLanes(List.of("left"), List.of("right"), "last")
            .on(
                "right",
                c -> {
                  throw new PermanentFailureException("toy-broken", "The toy is broken.", null);
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(plan.calls()).contains("left", "undo-right", "undo-left").doesNotContain("last");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.FAILED);
  }
}
