package io.tenantry.controlplane.release;

import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.provisioning.TenantSchemas;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** The schemas of tenant databases, from the published releases. */
@Singleton
class ReleaseSchemas implements TenantSchemas {

  private final TemplateCatalog templates;
  private final Releases releases;
  private final SchemaInstaller installer;

  ReleaseSchemas(TemplateCatalog templates, Releases releases, SchemaInstaller installer) {
    this.templates = templates;
    this.releases = releases;
    this.installer = installer;
  }

  @Override
  public Optional<String> template(String server, int release) {
    return templates.ready(server, release);
  }

  @Override
  public void install(ServerSession session, String database, int release) throws SQLException {
    installer.install(session, database, releases.packageOf(release).scripts());
  }
}
