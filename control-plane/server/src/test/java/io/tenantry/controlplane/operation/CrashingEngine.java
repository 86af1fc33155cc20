package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs operations that no scheduler knows of, and lets the process that runs one die where that is
 * worst: when a step has done all of its work and could not say so.
 */
public final class CrashingEngine {

  /** Not an exception: nothing catches it, as nothing catches the end of a process. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final OperationRecords records;
  private final OperationJournal journal;

  public CrashingEngine(Jdbi jdbi, ObjectMapper json) {
    this.records = new OperationRecords(jdbi, json);
    this.journal = new OperationJournal(jdbi, json);
  }

  /**
   * Accepts an operation.
   *
   * @param accepted what is done in the same transaction
   */
  public UUID accept(
      OperationPlan plan, UUID tenant, String tenantId, JsonNode params, Runnable accepted) {
    UUID id = UUID.randomUUID();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              accepted.run();
              records.insert(
                  id,
                  new NewOperation(
                      plan.type(),
                      Optional.of(tenant),
                      Optional.of(tenantId),
                      "crash-test",
                      Optional.of("proof"),
                      params),
                  PlanLayout.of(plan));
            });
    return id;
  }

  /** Runs the operation in one go. */
  public Operation run(OperationPlan plan, UUID operation) throws Exception {
    process(plan).run(operation, subject -> {});
    return records.find(operation).orElseThrow();
  }

  /** Runs the operation in as many processes as it has steps, each dying after the next step. */
  public Operation runCrashingAfterEachStep(OperationPlan plan, UUID operation) throws Exception {
    long steps = plan.steps().count();
    for (int position = 0; position < steps; position++) {
      OperationRunner dying = process(new CrashingPlan(plan, position));
      assertThatThrownBy(() -> dying.run(operation, subject -> {})).isInstanceOf(Crash.class);
    }
    return run(plan, operation);
  }

  private OperationRunner process(OperationPlan plan) {
    return new OperationRunner(
        journal,
        new OperationPlans(List.of(plan)),
        new EndedOperations(),
        new Stopping(),
        InstantSource.system());
  }

  /** The plan, deadly at one position. All its steps are in one lane. */
  private record CrashingPlan(OperationPlan plan, int deadly) implements OperationPlan {

    @Override
    public String type() {
      return plan.type();
    }

    @Override
    public List<Stage> stages() {
      List<OperationStep> steps = plan.steps().toList();
      OperationStep[] all = steps.toArray(OperationStep[]::new);
      all[deadly] = new CrashingStep(all[deadly]);
      return List.of(Stage.of(all));
    }
  }

  /** Does all of its work and dies. */
  private record CrashingStep(OperationStep step) implements OperationStep {

    @Override
    public String name() {
      return step.name();
    }

    @Override
    public void run(StepContext context) throws Exception {
      step.run(context);
      throw new Crash();
    }
  }
}
