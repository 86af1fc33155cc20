package io.tenantry.controlplane.instance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The instances that have been heard of within their lease. */
@ApplicationScoped
public class LiveInstances {

  private final InstanceStore instances;

  LiveInstances(InstanceStore instances) {
    this.instances = instances;
  }

  /** Their names, in order. */
  public List<String> names() {
    return instances.list().stream().filter(Instance::live).map(Instance::name).toList();
  }
}
