package io.tenantry.controlplane.release;

import io.tenantry.controlplane.server.ServerPreparation;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;

/** A new server gets the template of every published release. */
@Singleton
class ServerTemplates implements ServerPreparation {

  private final Releases releases;
  private final TemplateBuilder builder;

  ServerTemplates(Releases releases, TemplateBuilder builder) {
    this.releases = releases;
    this.builder = builder;
  }

  @Override
  public void prepare(String server, UUID operation) throws SQLException {
    for (int release : releases.published()) {
      builder.build(server, releases.packageOf(release), operation);
    }
  }

  @Override
  public void undo(String server, UUID operation) throws SQLException {
    for (int release : releases.published()) {
      builder.remove(server, releases.packageOf(release), operation);
    }
  }
}
