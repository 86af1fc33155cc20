package io.tenantry.controlplane.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A plan with its steps numbered as in the rows.
 *
 * @param stages each a list of lanes, each a list of steps; neighbouring stages of a single lane
 *     are one stage, which saves a round trip between them
 */
record PlanLayout(
    String type,
    boolean cancelable,
    boolean repeatable,
    List<List<List<Placed>>> stages,
    List<Placed> steps) {

  /** A step at its position. */
  record Placed(int position, OperationStep step) {}

  static PlanLayout of(OperationPlan plan) {
    List<Placed> steps = new ArrayList<>();
    List<List<List<Placed>>> stages = new ArrayList<>();
    for (Stage stage : plan.stages()) {
      List<List<Placed>> lanes = new ArrayList<>();
      for (Lane lane : stage.lanes()) {
        lanes.add(number(lane, steps));
      }
      append(stages, lanes);
    }
    demandUniqueNames(plan.type(), steps);
    return new PlanLayout(
        plan.type(), plan.cancelable(), plan.repeatable(), List.copyOf(stages), List.copyOf(steps));
  }

  /**
   * The plan with its steps where the rows of an operation have them: a process of another release,
   * whose plan has another order, may have accepted it. A step that the plan has gained since is
   * left out, for what was accepted did not include it.
   *
   * @throws IllegalStateException when the rows have a step that this plan has not; such an
   *     operation is left to processes of that release
   */
  PlanLayout placedAs(List<String> names) {
    Set<String> known = new HashSet<>();
    steps.forEach(placed -> known.add(placed.step().name()));
    if (!known.containsAll(names)) {
      throw new IllegalStateException("plan " + type + " of another release has steps " + names);
    }
    List<List<List<Placed>>> moved =
        stages.stream()
            .map(
                lanes ->
                    lanes.stream()
                        .map(lane -> moved(lane, names))
                        .filter(PlanLayout::isNotEmpty)
                        .toList())
            .filter(PlanLayout::isNotEmpty)
            .toList();
    List<Placed> inOrder =
        moved(steps, names).stream().sorted(Comparator.comparingInt(Placed::position)).toList();
    return new PlanLayout(type, cancelable, repeatable, moved, inOrder);
  }

  private static List<Placed> moved(List<Placed> steps, List<String> names) {
    return steps.stream()
        .filter(placed -> names.contains(placed.step().name()))
        .map(placed -> new Placed(names.indexOf(placed.step().name()), placed.step()))
        .toList();
  }

  private static boolean isNotEmpty(List<?> part) {
    return !part.isEmpty();
  }

  private static List<Placed> number(Lane lane, List<Placed> all) {
    List<Placed> placed = new ArrayList<>();
    for (OperationStep step : lane.steps()) {
      Placed next = new Placed(all.size(), step);
      all.add(next);
      placed.add(next);
    }
    return placed;
  }

  private static void append(List<List<List<Placed>>> stages, List<List<Placed>> lanes) {
    List<List<Placed>> last = stages.isEmpty() ? List.of() : stages.get(stages.size() - 1);
    if (last.size() == 1 && lanes.size() == 1) {
      last.get(0).addAll(lanes.get(0));
    } else {
      stages.add(lanes);
    }
  }

  private static void demandUniqueNames(String type, List<Placed> steps) {
    Set<String> names = new HashSet<>();
    for (Placed placed : steps) {
      if (!names.add(placed.step().name())) {
        throw new IllegalArgumentException(
            "plan " + type + " has two steps named " + placed.step().name());
      }
    }
  }
}
