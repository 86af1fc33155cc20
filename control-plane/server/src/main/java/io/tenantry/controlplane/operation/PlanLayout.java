package io.tenantry.controlplane.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A plan with its steps numbered as in the rows.
 *
 * @param stages each a list of lanes, each a list of steps; neighbouring stages of a single lane
 *     are one stage, which saves a round trip between them
 * @param steps those of the stages; placed as in the rows of an operation, with the dropped ones
 * @param dropped that an operation of an earlier release may have, and that are never run
 */
record PlanLayout(
    String type,
    boolean cancelable,
    boolean repeatable,
    List<List<List<Placed>>> stages,
    List<Placed> steps,
    List<OperationStep> dropped) {

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
    demandUniqueNames(plan);
    return new PlanLayout(
        plan.type(),
        plan.cancelable(),
        plan.repeatable(),
        List.copyOf(stages),
        List.copyOf(steps),
        List.copyOf(plan.dropped()));
  }

  /**
   * The plan with its steps where the rows of an operation have them: a process of another release,
   * whose plan has another order, may have accepted it. A step that the plan has gained since is
   * left out, for what was accepted did not include it.
   *
   * @throws UnknownStepsException when the rows have a step that this plan neither has nor has
   *     dropped; such an operation is left to processes of that release
   */
  PlanLayout placedAs(List<String> names) {
    List<Placed> known = new ArrayList<>(steps);
    dropped.forEach(step -> known.add(new Placed(known.size(), step)));
    demandKnown(known, names);
    List<Placed> inOrder =
        moved(known, names).stream().sorted(Comparator.comparingInt(Placed::position)).toList();
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
    return new PlanLayout(type, cancelable, repeatable, moved, inOrder, dropped);
  }

  private void demandKnown(List<Placed> known, List<String> names) {
    List<String> unknown = new ArrayList<>(names);
    known.forEach(placed -> unknown.remove(placed.step().name()));
    if (!unknown.isEmpty()) {
      throw new UnknownStepsException(type, unknown);
    }
  }

  /** What of it is to be run; a stage of which one lane is left goes on with the next such one. */
  PlanLayout without(Predicate<Placed> ended) {
    List<List<List<Placed>>> left = new ArrayList<>();
    for (List<List<Placed>> stage : stages) {
      List<List<Placed>> lanes =
          stage.stream()
              .map(lane -> new ArrayList<>(lane.stream().filter(ended.negate()).toList()))
              .filter(PlanLayout::isNotEmpty)
              .<List<Placed>>map(lane -> lane)
              .toList();
      if (!lanes.isEmpty()) {
        append(left, lanes);
      }
    }
    return new PlanLayout(type, cancelable, repeatable, left, steps, dropped);
  }

  /** Those of the operation's steps that are not to be run any more. */
  List<Placed> skipped() {
    return steps.stream().filter(placed -> dropped.contains(placed.step())).toList();
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

  private static void demandUniqueNames(OperationPlan plan) {
    Set<String> names = new HashSet<>();
    Stream.concat(plan.steps(), plan.dropped().stream())
        .map(OperationStep::name)
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(
                  "plan " + plan.type() + " has two steps named " + twice);
            });
  }
}
