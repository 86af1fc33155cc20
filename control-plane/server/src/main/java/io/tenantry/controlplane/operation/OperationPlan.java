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

  /** All steps, in the order of their positions. */
  default Stream<OperationStep> steps() {
    return stages().stream().flatMap(Stage::steps);
  }
}
