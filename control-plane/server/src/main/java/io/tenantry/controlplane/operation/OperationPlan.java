package io.tenantry.controlplane.operation;

import java.util.List;

/** The ordered steps of one type of operation. Implementations are CDI beans, found by type. */
public interface OperationPlan {

  /** Lower-case words joined by dashes, such as {@code provision}: shown to users, kept in rows. */
  String type();

  /**
   * The steps in order. A stage is a list of steps that run beside each other; the next stage
   * begins when all of them have ended. Fixed per type: rows of a running operation refer to
   * positions.
   */
  List<List<OperationStep>> stages();
}
