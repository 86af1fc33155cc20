package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The scripts that a database lacks, run within the caller's transaction and noted as Flyway would
 * note them. Flyway itself takes some forty statements to find out that one script is missing,
 * which counts where hundreds of tenants lack the same one.
 *
 * <p>Only for the plain case, in which what has run is the beginning of what there is. Whatever
 * else a history says is Flyway's to judge.
 *
 * @param scripts in their order
 */
record MissingScripts(List<Script> scripts) {

  private static final String IS_THERE =
      "select to_regclass('tenantry.release_history') is not null";

  private static final String HISTORY =
      """
      select version, checksum, success from tenantry.release_history
       where type <> 'BASELINE' order by installed_rank
      """;

  private static final String NOTE =
      """
      insert into tenantry.release_history
        (installed_rank, version, description, type, script, checksum, installed_by,
         execution_time, success)
      select max(installed_rank) + 1, ?, ?, 'SQL', ?, ?, current_user, ?, true
        from tenantry.release_history
      """;

  /** Absent when the case is not a plain one. */
  static Optional<MissingScripts> in(Connection database, List<Script> release)
      throws SQLException {
    List<Script> ordered =
        release.stream().sorted(Comparator.comparing(MissingScripts::version)).toList();
    List<Ran> ran = history(database);
    if (ran.isEmpty() || !isBeginning(ran, ordered)) {
      return Optional.empty();
    }
    List<Script> missing = ordered.subList(ran.size(), ordered.size());
    return missing.stream().anyMatch(Script::bringsRows)
        ? Optional.empty()
        : Optional.of(new MissingScripts(missing));
  }

  /**
   * @throws PermanentFailureException {@code schema-script-failed}
   */
  void run(Connection database) throws SQLException {
    ScriptSession session = ScriptSession.on(database);
    for (Script script : scripts) {
      long began = System.nanoTime();
      execute(session, script);
      note(database, script, (int) ((System.nanoTime() - began) / 1_000_000));
    }
  }

  private static void execute(ScriptSession session, Script script) throws SQLException {
    try {
      session.run(script.text());
    } catch (SQLException e) {
      if (ScriptFailure.isPassing(e)) {
        throw e;
      }
      throw ScriptFailure.permanent(e);
    }
  }

  private static void note(Connection database, Script script, int millis) throws SQLException {
    try (PreparedStatement note = database.prepareStatement(NOTE)) {
      note.setString(1, version(script).getVersion());
      note.setString(2, script.description());
      note.setString(3, script.name());
      note.setInt(4, script.checksum());
      note.setInt(5, millis);
      note.executeUpdate();
    }
  }

  private static boolean isBeginning(List<Ran> ran, List<Script> ordered) {
    if (ran.size() > ordered.size()) {
      return false;
    }
    for (int i = 0; i < ran.size(); i++) {
      if (!ran.get(i).is(ordered.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Ran> history(Connection database) throws SQLException {
    List<Ran> history = new ArrayList<>();
    try (Statement statement = database.createStatement()) {
      try (ResultSet row = statement.executeQuery(IS_THERE)) {
        row.next();
        if (!row.getBoolean(1)) {
          return history;
        }
      }
      try (ResultSet row = statement.executeQuery(HISTORY)) {
        while (row.next()) {
          history.add(new Ran(row.getString(1), row.getInt(2), row.getBoolean(3)));
        }
      }
    }
    return history;
  }

  private static MigrationVersion version(Script script) {
    return MigrationVersion.fromVersion(script.version());
  }

  /** A line of the history. */
  private record Ran(String version, int checksum, boolean success) {

    boolean is(Script script) {
      return success
          && version != null
          && MigrationVersion.fromVersion(version).equals(MissingScripts.version(script))
          && checksum == script.checksum();
    }
  }
}
