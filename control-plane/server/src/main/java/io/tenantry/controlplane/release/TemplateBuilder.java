package io.tenantry.controlplane.release;

import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.provisioning.DatabaseSql;
import io.tenantry.controlplane.provisioning.RoleSql;
import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.provisioning.ServerSessions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Makes and removes templates. A template is marked with its fingerprint once it is finished;
 * whatever bears its name without the mark is the rest of an attempt that was cut off, and is
 * dropped.
 */
@Singleton
class TemplateBuilder {

  private static final String EMPTY = "template0";

  private final ServerSessions sessions;
  private final SchemaInstaller installer;
  private final TemplateCatalog templates;

  TemplateBuilder(ServerSessions sessions, SchemaInstaller installer, TemplateCatalog templates) {
    this.sessions = sessions;
    this.installer = installer;
    this.templates = templates;
  }

  /** Makes the template of a release on a server unless it is there. Takes seconds. */
  void build(String server, ReleasePackage release, UUID operation) throws SQLException {
    if (templates.ready(server, release.number()).isPresent()) {
      return;
    }
    String name = templateName(release);
    try (ServerSession session = sessions.open(server, operation, name)) {
      // Looked up again under the lock: another operation may have made it meanwhile.
      if (templates.ready(server, release.number()).isEmpty()) {
        List<String> finished = session.query(DatabaseSql.TEMPLATE_MARK, name);
        String fingerprint =
            finished.isEmpty() ? buildAnew(session, name, release) : finished.get(0);
        templates.record(server, release.number(), name, fingerprint);
      }
    }
  }

  /**
   * The name says the content, the mark says that it is finished, so it need not be looked into.
   */
  private String buildAnew(ServerSession session, String name, ReleasePackage release)
      throws SQLException {
    drop(session, name);
    session.execute(DatabaseSql.create(name, EMPTY));
    session.execute(DatabaseSql.open(name));
    installer.install(session, name, release.scripts());
    String fingerprint = fingerprint(session, name);
    session.execute(DatabaseSql.makeTemplate(name, fingerprint));
    return fingerprint;
  }

  /** Removes the template of a release from a server, if it is there. */
  void remove(String server, ReleasePackage release, UUID operation) throws SQLException {
    String name = templateName(release);
    try (ServerSession session = sessions.open(server, operation, name)) {
      templates.forget(server, release.number());
      drop(session, name);
    }
  }

  static String templateName(ReleasePackage release) {
    return "template_r" + release.number() + "_" + release.sha256().substring(0, 12);
  }

  private static void drop(ServerSession session, String name) throws SQLException {
    if (session.exists(DatabaseSql.EXISTS, name)) {
      session.execute(DatabaseSql.unmakeTemplate(name));
      session.execute(DatabaseSql.drop(name));
    }
    session.execute(RoleSql.drop(DatabaseNames.scratchLogin(name)));
  }

  private static String fingerprint(ServerSession session, String name) throws SQLException {
    try (Connection connection = session.connectTo(name)) {
      return SchemaFingerprint.of(connection);
    }
  }
}
