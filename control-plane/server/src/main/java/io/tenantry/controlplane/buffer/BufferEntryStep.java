package io.tenantry.controlplane.buffer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.Placement;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * The row of a buffer tenant and its place on a server, which the accepting transaction made;
 * undoing removes both, last of all.
 */
@Singleton
class BufferEntryStep implements OperationStep {

  private final BufferStore store;
  private final Placement placement;

  BufferEntryStep(BufferStore store, Placement placement) {
    this.store = store;
    this.placement = placement;
  }

  static UUID of(StepContext context) {
    return context
        .tenant()
        .orElseThrow(() -> new IllegalStateException("the operation is about no buffer tenant"));
  }

  @Override
  public String name() {
    return "catalog-entry";
  }

  @Override
  public void run(StepContext context) {
    if (!store.exists(of(context))) {
      throw new PermanentFailureException(
          "unknown-tenant", "The buffer tenant is no longer in the catalog.", null);
    }
  }

  @Override
  public void compensate(StepContext context) {
    UUID uuid = of(context);
    QuarkusTransaction.requiringNew().run(() -> store.remove(uuid).ifPresent(placement::giveBack));
  }
}
