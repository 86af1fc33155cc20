package io.tenantry.controlplane.buffer;

import jakarta.enterprise.inject.spi.CDI;

/** The buffer tenants of the control plane under test. */
public final class BufferStock {

  private BufferStock() {}

  /**
   * Asks once for what is missing, and for the end of what nobody will take.
   *
   * @param perServer how many there shall be on each active server
   */
  public static void fill(int perServer) {
    CDI.current().select(BufferRefill.class).get().fill(perServer);
  }
}
