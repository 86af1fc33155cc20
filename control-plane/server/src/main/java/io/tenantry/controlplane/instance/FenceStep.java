package io.tenantry.controlplane.instance;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import java.util.function.ToLongFunction;

/**
 * Waits until every live instance has acknowledged a change that was already committed. Silent ones
 * are listed in the result as {@code unacknowledged}; nothing is undone for their sake, since they
 * learn of the change when they come back.
 */
public final class FenceStep implements OperationStep {

  private final String name;
  private final Fence fence;
  private final FenceKind kind;
  private final ToLongFunction<StepContext> version;

  private FenceStep(String name, Fence fence, FenceKind kind, ToLongFunction<StepContext> version) {
    this.name = name;
    this.fence = fence;
    this.kind = kind;
    this.version = version;
  }

  /** Every live instance gives the access that catalog version {@code version} opened. */
  public static FenceStep giving(String name, Fence fence, ToLongFunction<StepContext> version) {
    return new FenceStep(name, fence, FenceKind.GIVING, version);
  }

  /** Every live instance refuses, and has drained, what catalog version {@code version} closed. */
  public static FenceStep taking(String name, Fence fence, ToLongFunction<StepContext> version) {
    return new FenceStep(name, fence, FenceKind.TAKING, version);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(100).thenContinue();
  }

  @Override
  public void run(StepContext context) throws InterruptedException {
    context.result("unacknowledged", fence.await(kind, version.applyAsLong(context)));
  }
}
