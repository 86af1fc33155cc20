package io.tenantry.deploy;

import java.util.List;
import java.util.stream.Stream;

/** Looks at a whole installation for one kind of mistake. */
@FunctionalInterface
interface Check {

  /** One sentence for each mistake; none when all is well. */
  Stream<String> findings(Manifests manifests);

  static List<Check> all() {
    return List.of(
        new KubernetesSchema(),
        new ConfigReferences(),
        new SecretReferences(DocumentedSecrets.read()),
        new VolumeReferences(),
        new ServiceTargets(),
        new RestrictedPods(),
        new ContainerDuties(),
        Settings.ofRepository());
  }
}
