package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Steps run in order, lanes beside each other, and one operation at a time on a subject. */
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
  void stepThatIsNotNeededIsSkipped() throws Exception {
    // given
    ToyPlan plan = ToyPlan.ofLanes(List.of("left"), List.of("right"), "last").without("right");
    ToyEngine engine = new ToyEngine(jdbi, plan);
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    assertThat(plan.calls()).containsExactly("left", "last");
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(engine.read(id).progress()).isEqualTo(100);
    assertThat(engine.read(id).steps())
        .extracting(Operation.Step::status)
        .containsExactly("succeeded", "skipped", "succeeded");
  }

  @Test
  void operationEndsInTheTransactionThatEndsItsLastStep() throws Exception {
    // given
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "two"));
    UUID id = engine.accept();

    // when
    engine.run(id);

    // then
    List<String> together =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "select s.name from catalog.operation o"
                            + " join catalog.operation_step s on s.operation_id = o.id"
                            + " where o.id = ? and s.xmin = o.xmin",
                        id)
                    .mapTo(String.class)
                    .list());
    assertThat(together).containsExactly("two");
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
}
