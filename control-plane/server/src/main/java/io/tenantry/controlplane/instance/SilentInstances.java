package io.tenantry.controlplane.instance;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets instances that ended without a word, so that fences do not name them for ever. */
@ApplicationScoped
class SilentInstances {

  private final InstanceStore instances;
  private final InstanceConfig config;

  SilentInstances(InstanceStore instances, InstanceConfig config) {
    this.instances = instances;
    this.config = config;
  }

  @Scheduled(every = "10m", delayed = "10m")
  void forget() {
    instances.forgetSilent(config.forgetAfter());
  }
}
