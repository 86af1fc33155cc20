package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs operations that no scheduler knows of, and lets the process that runs one die where that is
 * worst: when a step has done, or undone, all of its work and could not say so.
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
    for (int position = 0; position < plan.steps().count(); position++) {
      die(new AlteredPlan(plan, position, DyingStep::new), operation);
    }
    return run(plan, operation);
  }

  /** Runs the operation until its last step has done all of its work and fails, and undoes it. */
  public Operation runUndone(OperationPlan plan, UUID operation) throws Exception {
    return run(failing(plan), operation);
  }

  /** The same in as many processes as there are steps, each dying when it has undone the next. */
  public Operation runUndoneCrashingAfterEachStep(OperationPlan plan, UUID operation)
      throws Exception {
    OperationPlan failing = failing(plan);
    for (int position = last(plan); position >= 0; position--) {
      die(new AlteredPlan(failing, position, DyingInUndoStep::new), operation);
    }
    return run(failing, operation);
  }

  private void die(OperationPlan deadly, UUID operation) {
    OperationRunner dying = process(deadly);
    assertThatThrownBy(() -> dying.run(operation, subject -> {})).isInstanceOf(Crash.class);
  }

  private static OperationPlan failing(OperationPlan plan) {
    return new AlteredPlan(plan, last(plan), FailingStep::new);
  }

  private static int last(OperationPlan plan) {
    return (int) plan.steps().count() - 1;
  }

  private OperationRunner process(OperationPlan plan) {
    return new OperationRunner(
        journal,
        new OperationPlans(List.of(plan)),
        new EndedOperations(),
        new Stopping(),
        InstantSource.system());
  }

  /** The plan with another step at one position. All its steps are in one lane. */
  private record AlteredPlan(OperationPlan plan, int position, UnaryOperator<OperationStep> other)
      implements OperationPlan {

    @Override
    public String type() {
      return plan.type();
    }

    @Override
    public List<Stage> stages() {
      OperationStep[] all = plan.steps().toArray(OperationStep[]::new);
      all[position] = other.apply(all[position]);
      return List.of(Stage.of(all));
    }
  }

  /** Does all of its work and dies. */
  private record DyingStep(OperationStep step) implements OperationStep {

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

  /** Undoes all of its work and dies. */
  private record DyingInUndoStep(OperationStep step) implements OperationStep {

    @Override
    public String name() {
      return step.name();
    }

    @Override
    public StepPolicy policy() {
      return step.policy();
    }

    @Override
    public void run(StepContext context) throws Exception {
      step.run(context);
    }

    @Override
    public void compensate(StepContext context) throws Exception {
      step.compensate(context);
      throw new Crash();
    }
  }

  /** Does all of its work and gives the operation up. */
  private record FailingStep(OperationStep step) implements OperationStep {

    @Override
    public String name() {
      return step.name();
    }

    @Override
    public StepPolicy policy() {
      return StepPolicy.never().thenAbort();
    }

    @Override
    public void run(StepContext context) throws Exception {
      step.run(context);
      throw new PermanentFailureException("given-up", "for the proof", null);
    }

    @Override
    public void compensate(StepContext context) throws Exception {
      step.compensate(context);
    }
  }
}
