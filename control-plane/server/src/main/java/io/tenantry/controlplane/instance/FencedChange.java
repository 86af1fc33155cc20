package io.tenantry.controlplane.instance;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import java.util.List;

/**
 * How a change that belongs to no single tenant reaches them all: written when it was accepted,
 * then seen by every live instance.
 */
public record FencedChange(String type, List<Stage> stages) implements OperationPlan {

  /** Parameter of the operation: the catalog version that carries the change. */
  public static final String VERSION = "version";

  public FencedChange {
    stages = List.copyOf(stages);
  }

  public FencedChange(String type, Fence fence) {
    this(
        type,
        List.of(
            Stage.of(
                FenceStep.giving(
                    "fence", fence, context -> context.params().get(VERSION).longValue()))));
  }
}
