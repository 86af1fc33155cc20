package io.tenantry.controlplane.crash;

import io.tenantry.controlplane.buffer.BufferStock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** A buffer tenant is prepared, and discarded when it is outdated. */
final class BufferLife implements Life {

  private final Jdbi jdbi;

  BufferLife(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Deed> deeds() {
    return List.of(
        Deed.of("prepare-buffer", () -> BufferStock.fill(1)),
        Deed.of("discard-buffer", () -> BufferStock.fill(0)).given(this::outdate));
  }

  private void outdate() {
    jdbi.useHandle(
        handle -> handle.execute("update catalog.buffer_tenant set release = release + 1000"));
  }
}
