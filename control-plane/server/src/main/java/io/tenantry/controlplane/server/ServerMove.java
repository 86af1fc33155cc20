package io.tenantry.controlplane.server;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.server.DatabaseServer.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The moves between the states of a server that somebody may ask for. */
enum ServerMove {
  /** Takes no more tenants. */
  DRAIN("drain", State.DRAINING, List.of(State.ACTIVE)),
  /** Takes tenants again. */
  ACTIVATE("activate", State.ACTIVE, List.of(State.DRAINING)),
  /** Is no longer used; only when no tenant stands on it. */
  RETIRE("retire", State.RETIRED, List.of(State.ACTIVE, State.DRAINING));

  private final String action;
  private final State to;
  private final List<State> from;

  ServerMove(String action, State to, List<State> from) {
    this.action = action;
    this.to = to;
    this.from = from;
  }

  State to() {
    return to;
  }

  /** The type of the operation. */
  String operation() {
    return action + "-server";
  }

  /**
   * @throws ProblemException {@code illegal-transition}, with the state and what it allows
   */
  void demandLegal(DatabaseServer server) {
    if (!isLegal(server)) {
      List<String> allowed = new ArrayList<>();
      for (ServerMove move : values()) {
        if (move.isLegal(server)) {
          allowed.add(move.action);
        }
      }
      throw new ProblemException(
              ProblemType.ILLEGAL_TRANSITION,
              server.placed() > 0 && this == RETIRE
                  ? "Tenants stand on the server; drain it and move them first."
                  : "The server's state does not allow to " + action + " it.")
          .with("state", server.state().name().toLowerCase(Locale.ROOT))
          .with("placed", server.placed())
          .with("allowed", allowed);
    }
  }

  private boolean isLegal(DatabaseServer server) {
    return from.contains(server.state()) && (this != RETIRE || server.placed() == 0);
  }
}
