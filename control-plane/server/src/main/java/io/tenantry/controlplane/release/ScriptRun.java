package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Runs scripts with Flyway, nothing else of it: no placeholders, no callbacks, no Java. What a
 * script names without a schema is in schema {@code business}.
 *
 * @param history table in schema {@code tenantry} that says which scripts have run
 */
record ScriptRun(String history, List<Script> scripts) {

  /** All scripts of a release. */
  static ScriptRun ofRelease(ReleasePackage release) {
    return new ScriptRun("release_history", release.scripts());
  }

  /**
   * @throws PermanentFailureException when a script fails: it will fail again
   */
  void on(DataSource database) {
    try {
      Flyway.configure(Flyway.class.getClassLoader())
          .dataSource(database)
          .defaultSchema("tenantry")
          .table(history)
          .resourceProvider(new ScriptProvider(scripts))
          .javaMigrationClassProvider(List::of)
          .skipDefaultCallbacks(true)
          .callbacks(new BusinessFirst(), new OneTransaction())
          .placeholderReplacement(false)
          // A lock held by a transaction would keep CREATE INDEX CONCURRENTLY waiting for ever.
          .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
          .validateMigrationNaming(true)
          // The second history begins in a schema that is no longer empty.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      if (ScriptFailure.isPassing(e)) {
        throw e;
      }
      throw ScriptFailure.permanent(e);
    }
  }

  /**
   * Runs what the database lacks of them within the caller's transaction: neither commits nor rolls
   * back; after a failure it is to be rolled back.
   *
   * @param database not in auto-commit mode
   * @throws PermanentFailureException {@code schema-script-failed}
   */
  void within(Connection database) throws SQLException {
    Optional<MissingScripts> missing = MissingScripts.in(database, scripts);
    if (missing.isPresent()) {
      missing.get().run(database);
    } else {
      on(SharedConnection.ofTransaction(database));
    }
  }

  /** Flyway puts the schema of its history first; scripts mean theirs. */
  private static final class BusinessFirst implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      try (Statement set = context.getConnection().createStatement()) {
        set.execute("set search_path = business, tenantry");
      } catch (SQLException e) {
        throw new FlywayException("the search path cannot be set", e);
      }
    }

    @Override
    public String getCallbackName() {
      return "business-first";
    }
  }
}
