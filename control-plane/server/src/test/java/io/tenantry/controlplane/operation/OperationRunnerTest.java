package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tenantry.controlplane.operation.ToyPlan.Crash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OperationRunnerTest {

  private static Jdbi jdbi;

  @BeforeAll
  static void createDatabase() {
    jdbi = ToyEngine.database();
  }

  @Test
  void stepsRunInOrderAndTheOperationRecordsThem() throws Exception {
    // given
    ToyPlan plan = ToyPlan.ofSteps("one", "two").on("two", c -> c.result("answer", 42));
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    Operation operation = engine.read(id);
    assertThat(plan.calls()).containsExactly("one", "two");
    assertThat(operation.status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(operation.progress()).isEqualTo(100);
    assertThat(operation.result().get("answer").asInt()).isEqualTo(42);
    assertThat(operation.finishedAt()).isPresent();
    assertThat(operation.steps()).extracting(Operation.Step::attempts).containsExactly(1, 1);
  }

  @Test
  void lanesRunBesideEachOther() throws Exception {
    // given: each lane waits for the other
    CyclicBarrier meeting = new CyclicBarrier(2);
    ToyPlan plan =
        ToyPlan.ofLanes(List.of("left"), List.of("right"), "last")
            .on("left", c -> meeting.await(10, TimeUnit.SECONDS))
            .on("right", c -> meeting.await(10, TimeUnit.SECONDS));
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(plan.calls()).endsWith("last");
  }

  @Test
  void stepsOfAPlanThatWasReorderedSinceAreFoundByTheirNames() throws Exception {
    // given: a process of the release before has accepted it, and died after its first step
    ToyPlan before =
        ToyPlan.ofSteps("one", "two", "three")
            .on(
                "two",
                c -> {
                  throw new Crash();
                });
    ToyEngine earlier = new ToyEngine(jdbi, before);
    UUID id = earlier.accept();
    assertThatThrownBy(() -> earlier.run(id)).isInstanceOf(Crash.class);
    ToyPlan now = ToyPlan.ofLanes(List.of("three"), List.of("one"), "two");

    // when
    ToyEngine engine = new ToyEngine(jdbi, now);
    engine.run(id);

    // then
    assertThat(now.calls()).containsExactly("three", "two");
    assertThat(engine.read(id).steps())
        .extracting(Operation.Step::name, Operation.Step::attempts)
        .containsExactly(tuple("one", 1), tuple("two", 2), tuple("three", 1));
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
  }

  @Test
  void operationOfTheReleaseBeforeIsFinishedWithoutTheStepsThatItsPlanHasGained() throws Exception {
    // given: a process of the release before has accepted it, and died after its first step
    ToyPlan before =
        ToyPlan.ofSteps("one", "two")
            .on(
                "two",
                c -> {
                  throw new Crash();
                });
    ToyEngine earlier = new ToyEngine(jdbi, before);
    UUID id = earlier.accept();
    assertThatThrownBy(() -> earlier.run(id)).isInstanceOf(Crash.class);
    ToyPlan now = ToyPlan.ofLanes(List.of("one", "gained"), List.of("also-gained"), "two");

    // when
    ToyEngine engine = new ToyEngine(jdbi, now);
    engine.run(id);

    // then
    assertThat(now.calls()).containsExactly("two");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(engine.read(id).progress()).isEqualTo(100);
  }

  @Test
  void operationOfTheReleaseBeforeIsUndoneWithoutTheStepsThatItsPlanHasGained() throws Exception {
    // given
    UUID id = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "two")).accept();
    ToyPlan now =
        ToyPlan.ofSteps("gained", "one", "two")
            .on(
                "two",
                c -> {
                  throw new PermanentFailureException("no", "not this one", null);
                });

    // when
    ToyEngine engine = new ToyEngine(jdbi, now);
    engine.run(id);

    // then
    assertThat(now.calls()).containsExactly("one", "two", "undo-two", "undo-one");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.FAILED);
  }

  @Test
  void operationWithStepsThatThisReleaseDoesNotKnowIsLeftToOneThatDoes() {
    // given
    UUID id = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "of-another-release")).accept();
    ToyPlan plan = ToyPlan.ofSteps("one", "two");

    // when
    assertThatThrownBy(() -> new ToyEngine(jdbi, plan).run(id))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of-another-release");

    // then
    assertThat(plan.calls()).isEmpty();
  }

  @Test
  void noLaneOutlivesItsRun() throws Exception {
    // given: one lane dies while the other one is at work
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ToyPlan plan =
        ToyPlan.ofLanes(List.of("left"), List.of("right", "after-right"), "last")
            .on(
                "left",
                c -> {
                  atWork.await(10, TimeUnit.SECONDS);
                  throw new Crash();
                })
            .on(
                "right",
                c -> {
                  atWork.countDown();
                  goOn.await(200, TimeUnit.MILLISECONDS);
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    assertThatThrownBy(() -> engine.run(id)).isInstanceOf(Crash.class);

    // then
    assertThat(plan.calls()).contains("after-right");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two", "three"})
  void operationResumesAtTheStepInWhichItsProcessDied(String fatal) throws Exception {
    // given
    List<String> names = List.of("one", "two", "three");
    boolean[] crashed = {false};
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two", "three")
            .on(
                fatal,
                c -> {
                  if (!crashed[0]) {
                    crashed[0] = true;
                    throw new Crash();
                  }
                });
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
    boolean[] crashed = {false};
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two", "three", "never")
            .on(
                "three",
                c -> {
                  throw new PermanentFailureException("toy-broken", "The toy is broken.", null);
                })
            .on(
                fatal,
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
    assertThat(plan.calls().stream().distinct())
        .containsExactly("one", "two", "three", "undo-three", "undo-two", "undo-one");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.FAILED);
  }

  @Test
  void runnerTakenForDeadWritesNothing() throws Exception {
    // given: a runner that stands still in its first step while another one finishes
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch thawed = new CountDownLatch(1);
    ToyPlan plan =
        ToyPlan.ofSteps("one", "two")
            .on(
                "one",
                c -> {
                  c.result("by", c.attempt());
                  if (c.attempt() == 1) {
                    frozen.countDown();
                    thawed.await();
                  }
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();
    List<Throwable> thrown = new ArrayList<>();
    Thread zombie = new Thread(() -> thrown.add(thrownBy(engine, id)));
    zombie.start();
    frozen.await();

    // when
    engine.run(id);
    Operation before = engine.read(id);
    thawed.countDown();
    zombie.join();

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
  void sharedResourceIsOpenedOnceAndClosedWithTheRun() throws Exception {
    // given
    List<String> events = new ArrayList<>();
    ToyPlan.Behaviour use =
        c -> {
          c.shared(
              AutoCloseable.class,
              () -> {
                events.add("opened");
                return () -> events.add("closed");
              });
          events.add("used");
        };
    ToyPlan plan = ToyPlan.ofSteps("one", "two").on("one", use).on("two", use);
    ToyEngine engine = new ToyEngine(jdbi, plan);

    // when
    engine.run(engine.accept());

    // then
    assertThat(events).containsExactly("opened", "used", "used", "closed");
  }

  @Test
  void subjectHasOneRunningOperation() throws Exception {
    // given
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one"));
    Optional<UUID> subject = Optional.of(UUID.randomUUID());
    UUID first = engine.accept(subject);

    // when, then
    assertThatThrownBy(() -> engine.accept(subject))
        .isInstanceOfSatisfying(
            OperationRunningException.class, e -> assertThat(e.running()).isEqualTo(first));
    engine.run(first);
    assertThat(engine.accept(subject)).isNotEqualTo(first);
  }

  @Test
  void endIsAnnounced() throws Exception {
    // given
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one"));
    UUID id = engine.accept();
    var announced = engine.ended.next(id);

    // when
    engine.run(id);

    // then
    assertThat(announced).isCompleted();
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
