package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tenantry.controlplane.operation.ToyPlan.Crash;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process finishes what one of another release has accepted, or leaves it alone. */
@Timeout(60)
class OperationOfAnotherReleaseTest {

  private static Jdbi jdbi;

  @BeforeAll
  static void createDatabase() {
    jdbi = ToyEngine.database();
  }

  @Test
  void stepsOfAPlanThatWasReorderedSinceAreFoundByTheirNames() throws Exception {
    // given: a process of the release before has accepted it, and died after its first step
    ToyPlan before = ToyPlan.ofSteps("one", "two", "three").on("two", ToyPlan.crashing());
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
    ToyPlan before = ToyPlan.ofSteps("one", "two").on("two", ToyPlan.crashing());
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
  void stepThatThisReleaseDoesNotKnowSaysWhyItWaitsUntilOneThatKnowsItGoesOn() throws Exception {
    // given
    ToyEngine newer = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "of-another-release"));
    UUID id = newer.accept();
    ToyEngine older = new ToyEngine(jdbi, ToyPlan.ofSteps("one"));

    // when
    assertThatThrownBy(() -> older.run(id)).isInstanceOf(UnknownStepsException.class);

    // then
    assertThat(older.read(id).steps())
        .extracting(Operation.Step::name, OperationOfAnotherReleaseTest::codeOf)
        .containsExactly(tuple("one", ""), tuple("of-another-release", "step-unknown"));

    // when
    newer.run(id);

    // then
    assertThat(newer.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(newer.read(id).steps())
        .extracting(OperationOfAnotherReleaseTest::codeOf)
        .containsExactly("", "");
  }

  @Test
  void stepThatThisReleaseDoesNotKnowSaysWhyItIsNotUndoneYet() throws Exception {
    // given: a process of another release has turned back, and died
    ToyEngine newer =
        new ToyEngine(
            jdbi,
            ToyPlan.ofSteps("one", "of-another-release", "two")
                .on(
                    "two",
                    c -> {
                      throw new PermanentFailureException("no", "not this one", null);
                    })
                .on("undo-of-another-release", ToyPlan.crashingOnce()));
    UUID id = newer.accept();
    assertThatThrownBy(() -> newer.run(id)).isInstanceOf(Crash.class);
    ToyEngine older = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "two"));

    // when
    assertThatThrownBy(() -> older.run(id)).isInstanceOf(UnknownStepsException.class);

    // then
    assertThat(codeOf(older.read(id).steps().get(1))).isEqualTo("step-unknown");
    assertThat(older.read(id).error().orElseThrow().path("code").asText()).isEqualTo("no");
    newer.run(id);
    assertThat(newer.read(id).status()).isEqualTo(Operation.Status.FAILED);
    assertThat(codeOf(newer.read(id).steps().get(1))).isEmpty();
  }

  @Test
  void everyStepOfAPlanThatThisReleaseDoesNotKnowSaysSo() {
    // given
    UUID id = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "two")).accept();
    jdbi.useHandle(
        h -> h.execute("update catalog.operation set type = 'of-another' where id = ?", id));
    ToyEngine older = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "two"));

    // when
    assertThatThrownBy(() -> older.run(id)).isInstanceOf(UnknownStepsException.class);

    // then
    assertThat(older.read(id).steps())
        .extracting(OperationOfAnotherReleaseTest::codeOf)
        .containsExactly("step-unknown", "step-unknown");
  }

  @Test
  void stepThatThisReleaseHasDroppedIsSkippedAndTheOperationSaysWhy() throws Exception {
    // given: a process of the release before has accepted it, and died in the step
    ToyPlan before = ToyPlan.ofSteps("one", "former", "two").on("former", ToyPlan.crashing());
    ToyEngine earlier = new ToyEngine(jdbi, before);
    UUID id = earlier.accept();
    assertThatThrownBy(() -> earlier.run(id)).isInstanceOf(Crash.class);
    ToyPlan now = ToyPlan.ofSteps("one", "two").dropping("former");

    // when
    ToyEngine engine = new ToyEngine(jdbi, now);
    engine.run(id);

    // then
    Operation operation = engine.read(id);
    assertThat(now.calls()).containsExactly("two");
    assertThat(operation.status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(operation.progress()).isEqualTo(100);
    assertThat(operation.steps())
        .extracting(Operation.Step::name, Operation.Step::status)
        .containsExactly(
            tuple("one", "succeeded"), tuple("former", "skipped"), tuple("two", "succeeded"));
    assertThat(operation.steps().get(1).error().orElseThrow().path("code").asText())
        .isEqualTo("step-dropped");
  }

  @Test
  void stepThatThisReleaseHasDroppedIsUndoneWithTheOthers() throws Exception {
    // given
    UUID id = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "former", "two")).accept();
    ToyPlan now =
        ToyPlan.ofSteps("one", "two")
            .dropping("former")
            .on(
                "two",
                c -> {
                  throw new PermanentFailureException("no", "not this one", null);
                });

    // when
    ToyEngine engine = new ToyEngine(jdbi, now);
    engine.run(id);

    // then
    assertThat(now.calls()).containsExactly("one", "two", "undo-two", "undo-former", "undo-one");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.FAILED);
  }

  @Test
  void newOperationHasNoDroppedSteps() {
    // given
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one").dropping("former"));

    // when, then
    assertThat(engine.read(engine.accept()).steps())
        .extracting(Operation.Step::name)
        .containsExactly("one");
  }

  private static String codeOf(Operation.Step step) {
    return step.error().map(error -> error.path("code").asText()).orElse("");
  }
}
