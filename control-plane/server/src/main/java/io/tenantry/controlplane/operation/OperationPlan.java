package io.tenantry.controlplane.operation;

import java.util.List;
import java.util.stream.Stream;

/** The ordered steps of one type of operation. Implementations are CDI beans, found by type. */
public interface OperationPlan {

  /** Lower-case words joined by dashes, such as {@code provision}: shown to users, kept in rows. */
  String type();

  /**
   * The stages in order. Fixed per type: the rows of a running operation refer to the positions of
   * steps, counted stage by stage and lane by lane.
   */
  List<Stage> stages();

  /**
   * Whether the operation can be undone on request while it runs: each of its steps, and what its
   * acceptance prepared, has a way back.
   */
  default boolean cancelable() {
    return false;
  }

  /**
   * Whether an operation that failed can be asked for again by its parameters alone: the acceptance
   * of a request prepares nothing else.
   */
  default boolean repeatable() {
    return false;
  }

  /**
   * Steps that earlier releases had and this plan has no more. An operation that was accepted with
   * one is not held up by it: the step is skipped, and undone where the operation is. Each stays
   * here until no operation of those releases can be unfinished.
   */
  default List<OperationStep> dropped() {
    return List.of();
  }

  /** All steps, in the order of their positions. */
  default Stream<OperationStep> steps() {
    return stages().stream().flatMap(Stage::steps);
  }
}
