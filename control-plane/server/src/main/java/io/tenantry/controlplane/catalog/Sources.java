package io.tenantry.controlplane.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Where time, ids and randomness come from. */
@ApplicationScoped
class Sources {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }
}
