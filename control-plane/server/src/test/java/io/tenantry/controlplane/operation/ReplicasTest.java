package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several replicas of the control plane on one application database. */
@Timeout(90)
class ReplicasTest {

  private static final int OPERATIONS = 60;

  private final DataSource database = TestCluster.applicationDatabase();
  private final Jdbi jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
  private final List<OperationScheduler> replicas = new ArrayList<>();

  @AfterEach
  void stopReplicas() {
    replicas.forEach(replica -> replica.stop(new ShutdownEvent()));
  }

  @Test
  void noOperationRunsTwice() {
    // given
    ToyPlan plan = ToyPlan.ofSteps("one", "two");
    ToyEngine engine = new ToyEngine(jdbi, plan);
    OperationScheduler first = replica(engine, "PT2S");
    OperationScheduler second = replica(engine, "PT2S");

    // when: half is accepted by each, and both are told at once
    List<UUID> accepted = new ArrayList<>();
    for (int i = 0; i < OPERATIONS; i++) {
      UUID operation = engine.accept();
      (i % 2 == 0 ? first : second).schedule(operation);
      accepted.add(operation);
    }
    first.wakeUp();
    second.wakeUp();

    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> accepted.stream().allMatch(id -> engine.read(id).ended()));
    assertThat(plan.calls()).hasSize(2 * OPERATIONS);
    assertThat(accepted)
        .allSatisfy(
            id ->
                assertThat(engine.read(id).steps())
                    .extracting(Operation.Step::attempts)
                    .containsExactly(1, 1));
    assertThat(runsOf(accepted)).containsOnly(1);
  }

  @Test
  void replicaTakesOverWhatADeadOneLeftAndTheDeadOneChangesNothingMore() throws Exception {
    // given: a replica that falls silent within a step
    Standstill frozen = new Standstill();
    ToyPlan plan = ToyPlan.ofSteps("one", "two").on("one", frozen);
    ToyEngine engine = new ToyEngine(jdbi, plan);
    OperationScheduler silent = replica(engine, "PT1H");
    UUID operation = engine.accept();
    silent.schedule(operation);
    silent.wakeUp();
    frozen.awaitBegin();

    // when
    replica(engine, "PT0.2S");

    // then
    await().atMost(Duration.ofSeconds(30)).until(() -> engine.read(operation).ended());
    Operation ended = engine.read(operation);
    assertThat(ended.status()).isEqualTo(Operation.Status.SUCCEEDED);
    assertThat(ended.result().get("by").asInt()).isEqualTo(2);
    frozen.end();
    silent.stop(new ShutdownEvent());
    assertThat(engine.read(operation)).isEqualTo(ended);
    assertThat(plan.calls()).containsExactly("one", "one", "two");
  }

  private List<Integer> runsOf(List<UUID> operations) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select run from catalog.operation where id in (<ids>)")
                .bindList("ids", operations)
                .mapTo(Integer.class)
                .list());
  }

  private OperationScheduler replica(ToyEngine engine, String heartbeat) {
    OperationConfig config =
        Mappings.of(
            OperationConfig.class,
            Map.of(
                "tenantry.operations.heartbeat", heartbeat,
                "tenantry.operations.poll", "PT0.2S",
                "tenantry.operations.shutdown", "PT2S"));
    OperationScheduler replica =
        new OperationScheduler(
            database,
            engine.process(),
            new OperationQueue(jdbi, new ObjectMapper(), List.of()),
            new OperationHousekeeping(jdbi, config),
            List.of(),
            new Stopping(),
            InstantSource.system(),
            config);
    replica.start(new StartupEvent());
    replicas.add(replica);
    return replica;
  }
}
