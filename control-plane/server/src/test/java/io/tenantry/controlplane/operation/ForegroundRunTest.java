package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tenantry.controlplane.operation.ToyPlan.Crash;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that takes up nothing by itself, on an application database. */
@Timeout(60)
class ForegroundRunTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DataSource database = TestCluster.applicationDatabase();
  private final Jdbi jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());

  @Test
  void operationIsRunToItsEndAndLeavesNothingToDo() throws Exception {
    // given
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "two"));
    OperationScheduler scheduler = scheduler(engine, false);
    UUID id = engine.accept();
    scheduler.schedule(id);
    // when
    Operation ended = foreground(engine, scheduler).run(id, PATIENCE);
    // then
    assertThat(ended.status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(due()).isZero();
  }

  @Test
  void stepThatFailsAtFirstIsTriedAgain() throws Exception {
    // given
    ToyPlan plan =
        ToyPlan.ofSteps("one")
            .policy("one", StepPolicy.retry(3).thenAbort())
            .on(
                "one",
                c -> {
                  if (c.attempt() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                });
    ToyEngine engine = new ToyEngine(jdbi, plan);
    OperationScheduler scheduler = scheduler(engine, false);
    UUID id = engine.accept();
    scheduler.schedule(id);
    // when
    Operation ended = foreground(engine, scheduler).run(id, PATIENCE);
    // then
    assertThat(ended.status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(ended.steps()).extracting(Operation.Step::attempts).containsExactly(3);
  }

  @Test
  void whatADeadProcessHasBegunIsFinishedByOneThatTakesUpOperations() throws Exception {
    // given: it dies in the second step
    ToyPlan deadly =
        ToyPlan.ofSteps("one", "two")
            .on(
                "two",
                c -> {
                  throw new Crash();
                });
    ToyEngine dying = new ToyEngine(jdbi, deadly);
    OperationScheduler idle = scheduler(dying, false);
    UUID id = dying.accept();
    idle.schedule(id);
    assertThatThrownBy(() -> foreground(dying, idle).run(id, PATIENCE)).isInstanceOf(Crash.class);
    assertThat(due()).isOne();
    // when: its head start is over
    jdbi.useHandle(h -> h.execute("update catalog.scheduled_tasks set execution_time = now()"));
    ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one", "two"));
    OperationScheduler successor = scheduler(engine, true);
    successor.start(new StartupEvent());
    // then
    await().atMost(PATIENCE).until(() -> engine.read(id).ended());
    assertThat(engine.read(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
    successor.stop(new ShutdownEvent());
  }

  @Test
  void schedulerThatTakesUpNothingLeavesDueOperationsAlone() {
    // given
    ToyPlan plan = ToyPlan.ofSteps("one");
    ToyEngine engine = new ToyEngine(jdbi, plan);
    OperationScheduler idle = scheduler(engine, false);
    idle.start(new StartupEvent());
    // then
    assertThat(idle.running()).isFalse();
    idle.stop(new ShutdownEvent());
  }

  private int due() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select count(*) from catalog.scheduled_tasks where task_name = 'operation'")
                .mapTo(Integer.class)
                .one());
  }

  private static ForegroundRun foreground(ToyEngine engine, OperationScheduler scheduler) {
    return new ForegroundRun(
        engine.process(), scheduler, engine.records, new Stopping(), InstantSource.system());
  }

  private OperationScheduler scheduler(ToyEngine engine, boolean takeUp) {
    OperationConfig config =
        Mappings.of(
            OperationConfig.class,
            Map.of(
                "tenantry.operations.take-up", Boolean.toString(takeUp),
                "tenantry.operations.poll", "PT0.2S",
                "tenantry.operations.shutdown", "PT2S"));
    return new OperationScheduler(
        database,
        engine.process(),
        new OperationQueue(jdbi, new ObjectMapper(), List.of()),
        new OperationHousekeeping(jdbi, config),
        List.of(),
        new Stopping(),
        InstantSource.system(),
        config);
  }
}
