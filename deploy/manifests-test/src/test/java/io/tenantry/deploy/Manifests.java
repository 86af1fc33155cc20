package io.tenantry.deploy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All objects of one installation. */
record Manifests(List<Manifest> all) {

  static Manifests rendered(String overlay) {
    return new Manifests(Kustomization.render(Deploy.overlay(overlay)));
  }

  Stream<Manifest> ofKind(String kind) {
    return all.stream().filter(manifest -> manifest.kind().equals(kind));
  }

  /** Looks where a reference of {@code from} looks: in its own namespace. */
  Optional<Manifest> besides(Manifest from, String kind, String name) {
    return ofKind(kind)
        .filter(manifest -> manifest.namespace().equals(from.namespace()))
        .filter(manifest -> manifest.name().equals(name))
        .findFirst();
  }

  Stream<Manifest> deployments() {
    return ofKind("Deployment");
  }
}
