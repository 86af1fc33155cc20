package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.provisioning.DatabaseSql;
import io.tenantry.controlplane.provisioning.RoleSql;
import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.provisioning.ServerSessions;
import io.tenantry.controlplane.upgrade.DataUpgrade;
import io.tenantry.controlplane.upgrade.DataUpgradeRun;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Runs the whole data upgrade of a release for one company, on a copy of the release's empty
 * database: its scripts name only what there is and what the application may do. Copy and login are
 * gone afterwards; those that a crash left are replaced.
 */
@Singleton
class DataTrial {

  private static final String COMPANY =
      """
      insert into tenantry.company (id, name, display_name)
      values ('00000000-0000-0000-0000-000000000001', 'Trial', 'Trial')
      """;

  private final ServerSessions sessions;
  private final SecureRandom random;

  DataTrial(ServerSessions sessions, SecureRandom random) {
    this.sessions = sessions;
    this.random = random;
  }

  /**
   * Takes about half a second.
   *
   * @param template of the release on the server
   * @throws PermanentFailureException {@code upgrade-precondition-failed}, {@code
   *     data-upgrade-failed}
   */
  void run(String server, Template template, DataUpgrade upgrade, UUID operation)
      throws SQLException {
    String name = "trial_" + operation.toString().replace("-", "");
    try (ServerSession session = sessions.open(server, operation, name)) {
      drop(session, name);
      session.execute(DatabaseSql.create(name, template.database()));
      try {
        session.execute(DatabaseSql.open(name));
        runAsScratch(session, name, upgrade);
      } finally {
        drop(session, name);
      }
    }
  }

  private void runAsScratch(ServerSession session, String name, DataUpgrade upgrade)
      throws SQLException {
    try (ScratchLogin scratch = ScratchLogin.open(session, name, random)) {
      session.execute(RoleSql.letActAsApplication(scratch.login().name()));
      try (Connection trial = session.connectionsOf(scratch.login(), name).getConnection();
          Statement statement = trial.createStatement()) {
        trial.setAutoCommit(false);
        statement.execute(COMPANY);
        new DataUpgradeRun(upgrade).within(trial);
        trial.rollback();
      }
    }
  }

  private static void drop(ServerSession session, String name) throws SQLException {
    session.execute(DatabaseSql.drop(name));
    session.execute(RoleSql.drop(DatabaseNames.scratchLogin(name)));
  }
}
