package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.operation.ToyPlan.Crash;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest {

  private static Jdbi jdbi;
  private static OperationCancellation cancellation;

  @BeforeAll
  static void createDatabase() {
    jdbi = ToyEngine.database();
    cancellation = new OperationCancellation(jdbi);
  }

  @Test
  void runningOperationTurnsBackAfterTheStepItIsIn() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two", "three")
            .on("two", c -> cancellation.request(c.operationId(), "operator"));
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    Operation operation = engine.read(id);
    assertThat(plan.calls()).containsExactly("one", "two", "undo-two", "undo-one");
    assertThat(operation.status()).isEqualTo(Operation.Status.CANCELED);
    assertThat(operation.error().orElseThrow().get("code").asText()).isEqualTo("canceled");
    assertThat(operation.error().orElseThrow().has("step")).isFalse();
  }

  @Test
  void stepThatWasNotNeededIsUndoneWithTheOthers() throws Exception {
    // given: the acceptance has done what the step would have
    ToyPlan plan = ToyPlan.ofSteps("one", "two", "three").without("two");
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID begun = engine.accept();
    UUID fresh = engine.accept();
    plan.on("one", c -> cancellation.request(c.operationId(), "operator"));

    // when
    engine.run(begun);

    // then
    assertThat(plan.calls()).containsExactly("one", "undo-two", "undo-one");

    // when: it has not begun either
    assertThat(cancellation.request(fresh, "operator")).isTrue();
    engine.run(fresh);

    // then
    assertThat(plan.calls()).endsWith("undo-one", "undo-two", "undo-one");
    assertThat(engine.read(fresh).status()).isEqualTo(Operation.Status.CANCELED);
  }

  @Test
  void nextStageDoesNotBeginOnceCanceled() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofLanes(List.of("left"), List.of("right"), "last")
            .on("left", c -> cancellation.request(c.operationId(), "operator"));
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(plan.calls()).contains("left", "right").doesNotContain("last");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.CANCELED);
  }

  @Test
  void operationCanceledBeforeItBeganUndoesWhatItsAcceptancePrepared() throws Exception {
    // given
    ToyPlan plan = ToyPlan.ofSteps("one", "two");
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    assertThat(cancellation.request(id, "operator")).isTrue();
    engine.run(id);

    // then
    assertThat(plan.calls()).containsExactly("undo-one");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.CANCELED);
  }

  @Test
  void cancellationSurvivesTheProcessThatUndoes() throws Exception {
    // given
    boolean[] crashed = {false};
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two")
            .on("one", c -> cancellation.request(c.operationId(), "operator"))
            .on(
                "undo-one",
                c -> {
                  if (!crashed[0]) {
                    crashed[0] = true;
                    throw new Crash();
                  }
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();
    assertThatThrownBy(() -> engine.run(id)).isInstanceOf(Crash.class);

    // when
    engine.run(id);

    // then
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.CANCELED);
  }

  @Test
  void operationThatFailsByItselfIsNotCalledCanceled() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .on(
                "one",
                c -> {
                  cancellation.request(c.operationId(), "operator");
                  throw new PermanentFailureException("toy-broken", "The toy is broken.", null);
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.FAILED);
  }

  @Test
  void endedOperationCannotBeCanceled() throws Exception {
    // given
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one"));
    UUID id = engine.accept();
    engine.run(id);

    // when, then
    assertThat(cancellation.request(id, "operator")).isFalse();
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
  }

  @Test
  void operationThatWaitsForItsTurnEndsAtOnce() throws Exception {
    // given
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one"));
    Optional<UUID> subject = Optional.of(UUID.randomUUID());
    UUID running = engine.accept(subject);
    UUID waiting = engine.queue(subject);

    // when
    assertThat(cancellation.endQueued(waiting, "operator")).isTrue();
    assertThat(cancellation.endQueued(running, "operator")).isFalse();

    // then
    assertThat(engine.read(waiting).status()).isEqualTo(Operation.Status.CANCELED);
    assertThat(engine.read(waiting).subject()).isEqualTo(subject);
    engine.run(running);
    assertThat(
            new OperationQueue(jdbi, new ObjectMapper(), List.of())
                .admitNext(subject.orElseThrow()))
        .isEmpty();
  }
}
