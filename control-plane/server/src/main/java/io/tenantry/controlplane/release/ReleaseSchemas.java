package io.tenantry.controlplane.release;

import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.provisioning.TenantSchemas;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The schemas of tenant databases, from the published releases. */
@Singleton
class ReleaseSchemas implements TenantSchemas {

  private final TemplateCatalog templates;

  ReleaseSchemas(TemplateCatalog templates) {
    this.templates = templates;
  }

  @Override
  public Optional<String> template(String server, int release) {
    return templates.ready(server, release);
  }

  @Override
  public void install(ServerSession session, String database, int release) {
    throw new IllegalStateException("release " + release + " has no template on this server");
  }
}
