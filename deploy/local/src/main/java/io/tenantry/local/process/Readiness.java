package io.tenantry.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting, within a limit, for a process that was just started to be of use. */
public final class Readiness {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final BackgroundProcess process;
  private final BooleanSupplier ready;

  /**
   * @param ready asked again and again; must answer within seconds
   */
  public Readiness(BackgroundProcess process, BooleanSupplier ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Returns when the process is ready.
   *
   * @throws StartFailedException with the end of the log, as soon as the process has ended, or when
   *     the limit has passed
   */
  public void await(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (process.live().isEmpty()) {
        throw new StartFailedException(
            process.name() + " ended while it was starting", process.log());
      }
      if (System.nanoTime() > deadline) {
        throw new StartFailedException(
            "%s was not ready within %d s".formatted(process.name(), limit.toSeconds()),
            process.log());
      }
      if (Thread.interrupted()) {
        throw new IllegalStateException("Interrupted while " + process.name() + " was starting");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
