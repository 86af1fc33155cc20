package io.tenantry.controlplane.release;

import io.tenantry.controlplane.object.ObjectBench;
import io.tenantry.controlplane.object.ObjectRevisions;
import io.tenantry.controlplane.provisioning.ProvisioningBench;
import io.tenantry.controlplane.provisioning.ServerSessions;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;

/** This package put together without container, on a registered server. */
public final class ReleaseBench implements AutoCloseable {

  public final ServerBench server;
  public final ProvisioningBench provisioning;

  final ServerSessions sessions;
  final Releases releases;
  final TemplateCatalog templates;
  final SchemaInstaller installer = new SchemaInstaller(new SecureRandom());
  final TemplateBuilder builder;
  final RecordStep record;
  final TemplatesStep prepare;
  final ObjectsStep objects;
  final ChangesStep changes;
  final PublishStep publish;
  final ObjectRevisions revisions;

  public final ReleaseUpgrades upgrades;
  public final PublishedReleases published;

  public ReleaseBench(ServerBench server) {
    this.server = server;
    this.releases = new Releases(server.jdbi);
    this.templates = new TemplateCatalog(server.jdbi);
    this.sessions = ProvisioningBench.sessions(server);
    this.builder = new TemplateBuilder(sessions, installer, templates);
    this.record = new RecordStep(releases);
    this.prepare = new TemplatesStep(releases, server.servers, builder);
    this.revisions = ObjectBench.revisions(server);
    this.upgrades =
        new ReleaseUpgrades(
            releases,
            templates,
            builder,
            new ReleaseChanges(server.jdbi, server.json),
            new UpgradeTrial(sessions, installer),
            new DataTrial(sessions, new SecureRandom()));
    this.objects = new ObjectsStep(releases, ObjectBench.trial(server, sessions), upgrades);
    this.changes = new ChangesStep(releases, server.servers, upgrades);
    this.publish = new PublishStep(releases, revisions);
    this.published = new PublishedReleases(server.jdbi, releases);
    this.provisioning =
        new ProvisioningBench(server, sessions, new ReleaseSchemas(templates, releases, installer));
  }

  /** A registered server on which release 1 is published. */
  public static ReleaseBench published() throws Exception {
    ReleaseBench bench = new ReleaseBench(new ServerBench().register());
    bench.publish(Packages.customers(1));
    return bench;
  }

  public void publish(Packages delivered) throws Exception {
    try (StepScene scene = accept(delivered)) {
      scene.run(record, prepare, changes, objects, publish);
    }
  }

  /** Publishes a release that does not follow the one before it. */
  public void publishBeside(Packages delivered) throws Exception {
    try (StepScene scene = accept(delivered)) {
      scene.run(record, prepare, objects, publish);
    }
  }

  /** Writes the package down, as the call does that is answered with 202. */
  StepScene accept(Packages delivered) {
    ReleasePackage release = ReleasePackage.read(delivered.zip());
    releases.insert(release, "platform-admin");
    return StepScene.with(
        server.json.createObjectNode().put(PublishRelease.RELEASE, release.number()));
  }

  public String fingerprintOf(String database) throws SQLException {
    try (Connection admin =
        server.connections.openAsAdmin(ServerBench.SERVER, database, "fingerprint")) {
      return SchemaFingerprint.of(admin);
    }
  }

  /** Of release 1. */
  public String fingerprintInCatalog() {
    return fingerprintInCatalog(1);
  }

  public String fingerprintInCatalog(int release) {
    return templates.find(ServerBench.SERVER, release).orElseThrow().fingerprint();
  }

  @Override
  public void close() {
    server.close();
  }
}
