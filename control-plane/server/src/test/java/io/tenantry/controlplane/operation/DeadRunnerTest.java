package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.operation.ToyPlan.Crash;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process dies at work, or is only taken for dead: another one takes the operation over. */
@Timeout(60)
class DeadRunnerTest {

  private static Jdbi jdbi;

  @BeforeAll
  static void createDatabase() {
    jdbi = ToyEngine.database();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two", "three"})
  void operationResumesAtTheStepInWhichItsProcessDied(String fatal) throws Exception {
    // given
    List<String> names = List.of("one", "two", "three");
    ToyPlan plan = ToyPlan.ofSteps("one", "two", "three").on(fatal, ToyPlan.crashingOnce());
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();
    assertThatThrownBy(() -> engine.run(id)).isInstanceOf(Crash.class);
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.RUNNING);

    // when
    engine.run(id);

    // then: only the fatal step is repeated
    List<String> expected = new ArrayList<>(names);
    expected.add(names.indexOf(fatal), fatal);
    assertThat(plan.calls()).containsExactlyElementsOf(expected);
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"undo-three", "undo-two", "undo-one"})
  void undoingResumesWhereItsProcessDied(String fatal) throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two", "three", "never")
            .on(
                "three",
                c -> {
                  throw new PermanentFailureException("toy-broken", "The toy is broken.", null);
                })
            .on(fatal, ToyPlan.crashingOnce());
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();
    assertThatThrownBy(() -> engine.run(id)).isInstanceOf(Crash.class);

    // when
    engine.run(id);

    // then
    assertThat(plan.calls().stream().distinct())
        .containsExactly("one", "two", "three", "undo-three", "undo-two", "undo-one");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.FAILED);
  }

  @Test
  void runnerTakenForDeadWritesNothing() throws Exception {
    // given: a runner that stands still in its first step while another one finishes
    Standstill frozen = new Standstill();
    ToyPlan plan = ToyPlan.ofSteps("one", "two").on("one", frozen);
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();
    List<Throwable> thrown = new ArrayList<>();
    Thread zombie = new Thread(() -> thrown.add(thrownBy(engine, id)));
    zombie.start();
    frozen.awaitBegin();

    // when
    engine.run(id);
    Operation before = engine.read(id);
    frozen.end();
    zombie.join(30_000);

    // then
    assertThat(thrown).singleElement().isInstanceOf(StaleAttemptException.class);
    assertThat(engine.read(id)).isEqualTo(before);
    assertThat(before.result().get("by").asInt()).isEqualTo(2);
    assertThat(plan.calls()).containsExactly("one", "one", "two");
  }

  @Test
  void checkpointStopsRunnerTakenForDead() {
    // given
    ToyEngine[] engine = new ToyEngine[1];
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .on(
                "one",
                c -> {
                  engine[0].journal.claim(c.operationId());
                  c.checkpoint();
                });
    engine[0] = new ToyEngine(jdbi, plan);
    UUID id = engine[0].accept();

    // when, then
    assertThatThrownBy(() -> engine[0].run(id)).isInstanceOf(StaleAttemptException.class);
  }

  @Test
  void lookForACancellationStopsRunnerTakenForDead() {
    // given
    ToyEngine[] engine = new ToyEngine[1];
    AtomicBoolean wentOn = new AtomicBoolean();
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .on(
                "one",
                c -> {
                  engine[0].journal.claim(c.operationId());
                  c.cancelRequested();
                  wentOn.set(true);
                });
    engine[0] = new ToyEngine(jdbi, plan);
    UUID id = engine[0].accept();

    // when, then
    assertThatThrownBy(() -> engine[0].run(id)).isInstanceOf(StaleAttemptException.class);
    assertThat(wentOn).isFalse();
  }

  private static Throwable thrownBy(ToyEngine engine, UUID id) {
    try {
      engine.run(id);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
