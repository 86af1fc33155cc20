package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A plan whose steps do what a test tells them, and note every call. */
final class ToyPlan implements OperationPlan {

  /** What a step does when it is called. */
  @FunctionalInterface
  interface Behaviour {
    void call(StepContext context) throws Exception;
  }

  /** The process dies: nothing of the runner's is executed after this. */
  static final class Crash extends Error {}

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Behaviour> behaviours = new HashMap<>();
  private final Map<String, StepPolicy> policies = new HashMap<>();
  private final Set<String> needless = new HashSet<>();
  private final List<Stage> stages;
  private final List<OperationStep> dropped = new ArrayList<>();

  private ToyPlan(List<Stage> stages) {
    this.stages = stages;
  }

  static ToyPlan ofSteps(String... names) {
    ToyPlan plan = new ToyPlan(new ArrayList<>());
    plan.stages.add(
        Stage.of(List.of(names).stream().map(plan::step).toArray(OperationStep[]::new)));
    return plan;
  }

  /** Two lanes beside each other, then one step. */
  static ToyPlan ofLanes(List<String> one, List<String> other, String last) {
    ToyPlan plan = new ToyPlan(new ArrayList<>());
    plan.stages.add(Stage.beside(plan.lane(one), plan.lane(other)));
    plan.stages.add(Stage.of(plan.step(last)));
    return plan;
  }

  ToyPlan on(String call, Behaviour behaviour) {
    behaviours.put(call, behaviour);
    return this;
  }

  /** A step that the plan once had. */
  ToyPlan dropping(String step) {
    dropped.add(step(step));
    return this;
  }

  /** A step that operations accepted from now on do not need. */
  ToyPlan without(String step) {
    needless.add(step);
    return this;
  }

  static Behaviour crashing() {
    return context -> {
      throw new Crash();
    };
  }

  /** Does nothing from its second call on. */
  static Behaviour crashingOnce() {
    AtomicBoolean crashed = new AtomicBoolean();
    return context -> {
      if (!crashed.getAndSet(true)) {
        throw new Crash();
      }
    };
  }

  ToyPlan policy(String step, StepPolicy policy) {
    policies.put(step, policy);
    return this;
  }

  /** In order: the name of a step that was run, {@code undo-} and the name of one undone. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public String type() {
    return "toy";
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  @Override
  public List<OperationStep> dropped() {
    return List.copyOf(dropped);
  }

  private Lane lane(List<String> names) {
    return new Lane(names.stream().map(this::step).toList());
  }

  private OperationStep step(String name) {
    return new OperationStep() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public StepPolicy policy() {
        return policies.getOrDefault(name, StepPolicy.never());
      }

      @Override
      public boolean isNeeded(JsonNode params) {
        return !needless.contains(name);
      }

      @Override
      public void run(StepContext context) throws Exception {
        perform(name, context);
      }

      @Override
      public void compensate(StepContext context) throws Exception {
        perform("undo-" + name, context);
      }
    };
  }

  private void perform(String call, StepContext context) throws Exception {
    calls.add(call);
    behaviours.getOrDefault(call, any -> {}).call(context);
  }
}
