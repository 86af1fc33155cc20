package io.tenantry.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** What the application takes from the world around it, so that a test can put its own there. */
@Singleton
class Surroundings {

  @Produces
  @Singleton
  InstantSource time() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }
}
