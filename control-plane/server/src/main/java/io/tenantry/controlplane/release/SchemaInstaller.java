package io.tenantry.controlplane.release;

import io.tenantry.controlplane.provisioning.ServerSession;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs the platform's and a release's scripts in a database, as a scratch login. Repeatable: the
 * histories in the database say what is still to be run.
 */
@Singleton
class SchemaInstaller {

  private final SecureRandom random;

  SchemaInstaller(SecureRandom random) {
    this.random = random;
  }

  /**
   * @param database exists, is closed to PUBLIC and open for connections
   */
  void install(ServerSession session, String database, List<Script> release) throws SQLException {
    try (ScratchLogin scratch = ScratchLogin.open(session, database, random)) {
      DataSource connections = session.connectionsOf(scratch.login(), database);
      new ScriptRun("platform_history", PlatformScripts.all()).on(connections);
      new ScriptRun("release_history", release).on(connections);
    }
  }

  /**
   * Brings a database from an earlier release to this one, as a sync will.
   *
   * @param steps whether scripts are committed one by one
   */
  void upgrade(ServerSession session, String database, ReleasePackage release, boolean steps)
      throws SQLException {
    ScriptRun run = ScriptRun.ofRelease(release);
    try (ScratchLogin scratch = ScratchLogin.open(session, database, random)) {
      DataSource connections = session.connectionsOf(scratch.login(), database);
      if (steps) {
        run.on(connections);
        return;
      }
      try (Connection connection = connections.getConnection()) {
        connection.setAutoCommit(false);
        run.within(connection);
        connection.commit();
      }
    }
  }
}
