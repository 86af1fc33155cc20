package io.tenantry.controlplane.instance;

import java.time.Duration;

/**
 * How an instance stands to a version.
 *
 * @param given it has confirmed
 * @param live it was heard of within its lease
 * @param lease what is left of the lease; negative once it is over
 */
record Acknowledgement(String instance, boolean given, boolean live, Duration lease) {

  boolean awaited() {
    return live && !given;
  }
}
