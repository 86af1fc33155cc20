package io.tenantry.controlplane.release;

import java.time.Instant;

/**
 * A release as recorded.
 *
 * @param number 1 or more; higher is newer
 * @param sha256 of the package it was published with, 64 hexadecimal characters
 */
record Release(
    int number, String title, String sha256, String publishedBy, Instant publishedAt, State state) {

  /** How far it is. */
  enum State {
    /** Its templates are being made. Then published, or gone. */
    PUBLISHING,
    /** Tenants can be made of it. For ever. */
    PUBLISHED
  }
}
