package io.tenantry.controlplane.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How operations are run by this process. */
@ConfigMapping(prefix = "tenantry.operations")
public interface OperationConfig {

  /**
   * Whether this process takes up operations that are due. One that does not runs those it is asked
   * for itself, in {@link ForegroundRun}.
   */
  @WithDefault("true")
  boolean takeUp();

  /** How many operations this process runs at a time. */
  @WithDefault("8")
  int threads();

  /**
   * How often this process says that it is still running its operations. After four missed beats
   * another process, or this one after a restart, takes them up.
   */
  @WithDefault("2s")
  Duration heartbeat();

  /**
   * How often this process looks for operations that nobody told it of: retries that have become
   * due, and what was accepted by a process that died. New operations do not wait for it.
   */
  @WithDefault("1s")
  Duration poll();

  /** How long a stopping process waits for the steps it is in the middle of. */
  @WithDefault("10s")
  Duration shutdown();

  /** How long the record of an ended operation is kept. */
  @WithDefault("180d")
  Duration retention();
}
