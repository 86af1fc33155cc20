package io.tenantry.controlplane.operation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a plan: lanes that run beside each other. The next stage begins when all of them have
 * ended.
 *
 * @param lanes at least one
 */
public record Stage(List<Lane> lanes) {

  public Stage {
    lanes = List.copyOf(lanes);
    if (lanes.isEmpty()) {
      throw new IllegalArgumentException("a stage needs a lane");
    }
  }

  public static Stage of(OperationStep... steps) {
    return new Stage(List.of(Lane.of(steps)));
  }

  public static Stage beside(Lane... lanes) {
    return new Stage(List.of(lanes));
  }

  /** All steps, lane by lane. */
  Stream<OperationStep> steps() {
    return lanes.stream().flatMap(lane -> lane.steps().stream());
  }
}
