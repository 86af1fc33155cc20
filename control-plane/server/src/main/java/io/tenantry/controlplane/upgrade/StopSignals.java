package io.tenantry.controlplane.upgrade;

/** Whoever may want a data upgrade to stop; asked between steps, on the thread that runs it. */
@FunctionalInterface
public interface StopSignals {

  /** Throws what the run is to end with. */
  void demandOn();
}
