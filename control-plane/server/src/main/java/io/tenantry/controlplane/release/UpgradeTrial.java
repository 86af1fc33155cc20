package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.provisioning.DatabaseSql;
import io.tenantry.controlplane.provisioning.RoleSql;
import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.provisioning.ServerSessions;
import io.tenantry.controlplane.release.SchemaChanges.ChangedRows;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Finds out what lies between two releases by doing it: a copy of the older one's template is
 * brought to the newer one by a scratch login, compared with itself, and dropped.
 */
@Singleton
class UpgradeTrial {

  private final ServerSessions sessions;
  private final SchemaInstaller installer;

  UpgradeTrial(ServerSessions sessions, SchemaInstaller installer) {
    this.sessions = sessions;
    this.installer = installer;
  }

  /**
   * Takes seconds. What a trial that was cut off has left is replaced by the next of the same name.
   *
   * @param from template of the older release on the server
   * @param steps whether a sync commits the scripts one by one
   * @throws PermanentFailureException {@code schema-script-failed}; {@code release-does-not-follow}
   *     when the outcome is not the schema that the newer release has from the start
   */
  SchemaChanges run(
      String server, Template from, ReleasePackage to, Template goal, boolean steps, UUID operation)
      throws SQLException {
    String name = name(from, to);
    try (ServerSession session = sessions.open(server, operation, name)) {
      drop(session, name);
      session.execute(DatabaseSql.create(name, from.database()));
      try {
        session.execute(DatabaseSql.open(name));
        return compare(session, name, from, to, goal, steps);
      } finally {
        drop(session, name);
      }
    }
  }

  /** At most 63 bytes with the ending of a scratch login. */
  private static String name(Template from, ReleasePackage to) {
    return "trial_r%d_r%d_%s".formatted(from.release(), to.number(), to.sha256().substring(0, 12));
  }

  private SchemaChanges compare(
      ServerSession session,
      String name,
      Template from,
      ReleasePackage to,
      Template goal,
      boolean steps)
      throws SQLException {
    SchemaState before;
    try (Connection trial = session.connectTo(name)) {
      before = SchemaState.of(trial);
      RowWatch.begin(trial);
    }
    installer.upgrade(session, name, to, steps);
    try (Connection trial = session.connectTo(name)) {
      List<ChangedRows> changedRows = RowWatch.end(trial);
      if (!SchemaFingerprint.of(trial).equals(goal.fingerprint())) {
        throw new PermanentFailureException(
            "release-does-not-follow",
            "the scripts lead from release %d to another schema than release %d has from the start"
                .formatted(from.release(), to.number()),
            null);
      }
      return new SchemaComparison(before, SchemaState.of(trial)).changes(changedRows);
    }
  }

  private static void drop(ServerSession session, String name) throws SQLException {
    session.execute(DatabaseSql.drop(name));
    session.execute(RoleSql.drop(DatabaseNames.scratchLogin(name)));
  }
}
