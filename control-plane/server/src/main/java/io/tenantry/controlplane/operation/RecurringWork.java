package io.tenantry.controlplane.operation;

import java.time.Duration;

/**
 * Work that the control plane does by itself, again and again, in one process at a time.
 * Implementations are CDI beans; what one throws is logged, and the next round comes all the same.
 */
public interface RecurringWork {

  /** Lower-case words joined by dashes, unique. */
  String name();

  /** The pause between two rounds. */
  Duration every();

  void run();
}
