package io.tenantry.controlplane.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;

/** The tenant that a request was refused because of: its audit trail has the attempt as well. */
public record ForeignTenant(UUID uuid) {

  private static final String PROPERTY = ForeignTenant.class.getName();

  /** Keeps it for the entry in the audit trail. */
  public void noteIn(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  static Optional<ForeignTenant> attemptedBy(ContainerRequestContext request) {
    return Optional.ofNullable((ForeignTenant) request.getProperty(PROPERTY));
  }
}
