package io.tenantry.controlplane.server;

/** A tenant that would better stand elsewhere, on a server of the same region. */
record ProposedMove(PlacedTenant tenant, String from, String to, Reason reason) {

  /** Why. */
  enum Reason {
    SERVER_DRAINING,
    UNEVEN_LOAD
  }
}
