package io.tenantry.controlplane.release;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Hands scripts to Flyway. */
final class ScriptProvider implements ResourceProvider {

  private final List<LoadableResource> resources;

  ScriptProvider(List<Script> scripts) {
    this.resources = scripts.stream().map(Script::resource).toList();
  }

  @Override
  public LoadableResource getResource(String name) {
    return resources.stream()
        .filter(resource -> resource.getRelativePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return resources.stream()
        .filter(resource -> resource.getFilename().startsWith(prefix))
        .filter(resource -> Arrays.stream(suffixes).anyMatch(resource.getFilename()::endsWith))
        .toList();
  }
}
