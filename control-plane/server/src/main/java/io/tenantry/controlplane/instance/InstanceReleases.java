package io.tenantry.controlplane.instance;

import jakarta.enterprise.context.ApplicationScoped;

/** Which releases the registered instances say they can serve. */
@ApplicationScoped
public class InstanceReleases {

  private final InstanceStore instances;

  InstanceReleases(InstanceStore instances) {
    this.instances = instances;
  }

  /** Whether every registered instance, silent ones included, can serve a release. */
  public boolean allServe(int release) {
    return instances.list().stream()
        .allMatch(instance -> instance.minRelease() <= release && release <= instance.maxRelease());
  }
}
