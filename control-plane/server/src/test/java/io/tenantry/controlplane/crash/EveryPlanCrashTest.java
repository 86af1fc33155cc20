package io.tenantry.controlplane.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.operation.CrashingEngine;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each life is lived twice: undisturbed, and in processes that die whenever a step has done its
 * work and not said so. What comes and goes with each deed is the same.
 */
@QuarkusTest
@Timeout(180)
class EveryPlanCrashTest {

  @Inject Jdbi jdbi;
  @Inject ObjectMapper json;
  @Inject @All List<OperationPlan> plans;

  private CrashingEngine engine;

  /** Whose lives there are. */
  enum Lives {
    DATABASE_SERVER(jdbi -> new ServerLife()),
    TENANT(TenantLife::new),
    LOST_TENANT(LostTenantLife::new),
    BUFFER_TENANT(BufferLife::new),
    PLATFORM(jdbi -> new PlatformLife());

    private final Function<Jdbi, Life> life;

    Lives(Function<Jdbi, Life> life) {
      this.life = life;
    }
  }

  /** Runs an accepted operation to its end. */
  private interface Running {
    Operation run(OperationPlan plan, UUID operation) throws Exception;
  }

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
    engine = new CrashingEngine(jdbi, json);
  }

  @ParameterizedTest
  @EnumSource
  void whereverAProcessDiesTheEndIsThatOfAnUninterruptedRun(Lives lives) throws Exception {
    // when
    List<String> unharmed = traces(lives.life.apply(jdbi), engine::run);
    List<String> crashed = traces(lives.life.apply(jdbi), engine::runCrashingAfterEachStep);
    // then
    assertThat(crashed).isNotEmpty().isEqualTo(unharmed);
  }

  @Test
  void whereverAProcessDiesWhileItUndoesAProvisioningNothingIsLeft() throws Exception {
    // given
    Deed provision = new TenantLife(jdbi).deeds().get(0);
    Footprint before = Footprint.of(jdbi);
    // when
    Operation ended =
        engine.runUndoneCrashingAfterEachStep(plan(provision.plan()), accepted(provision));
    // then
    assertThat(ended.status()).as("%s", ended).isEqualTo(Operation.Status.FAILED);
    assertThat(Footprint.of(jdbi).since(before)).isEmpty();
  }

  @Test
  void noPlanIsWithoutThisProof() {
    // given: those of a tenant's life are proven beside them
    Stream<OperationPlan> others =
        plans.stream().filter(plan -> !plan.getClass().getPackageName().endsWith(".lifecycle"));
    // when
    Stream<String> proven =
        Stream.of(Lives.values())
            .flatMap(lives -> lives.life.apply(jdbi).deeds().stream())
            .map(Deed::plan);
    // then
    assertThat(proven).containsAll(others.map(OperationPlan::type).toList());
  }

  private List<String> traces(Life life, Running running) throws Exception {
    List<String> traces = new ArrayList<>();
    try {
      for (Deed deed : life.deeds()) {
        deed.given().run();
        Footprint before = Footprint.of(jdbi);
        Operation ended = running.run(plan(deed.plan()), accepted(deed));
        assertThat(ended.status()).as("%s", ended).isEqualTo(Operation.Status.SUCCEEDED);
        Footprint.of(jdbi).since(before).forEach(line -> traces.add(deed + " " + line));
      }
    } finally {
      life.end();
    }
    return traces;
  }

  private UUID accepted(Deed deed) {
    try (HeldBack held = new HeldBack(jdbi)) {
      deed.ask().run();
      return held.take(deed.plan());
    }
  }

  private OperationPlan plan(String type) {
    return plans.stream().filter(plan -> plan.type().equals(type)).findFirst().orElseThrow();
  }
}
