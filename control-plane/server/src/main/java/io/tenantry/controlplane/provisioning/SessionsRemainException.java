package io.tenantry.controlplane.provisioning;

import java.util.UUID;

/** A tenant's database was closed to its logins, and yet some of their sessions live on. */
public final class SessionsRemainException extends RuntimeException {

  SessionsRemainException(UUID tenant) {
    super("sessions of tenant " + tenant + " outlast every attempt to end them");
  }
}
