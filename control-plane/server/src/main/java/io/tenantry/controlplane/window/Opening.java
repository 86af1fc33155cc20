package io.tenantry.controlplane.window;

import java.time.Instant;

/**
 * One time that a window is open.
 *
 * @param closes the first moment at which it is no longer open
 */
public record Opening(Instant opens, Instant closes) {

  boolean contains(Instant moment) {
    return !moment.isBefore(opens) && moment.isBefore(closes);
  }
}
