package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** Classes of SQLSTATE that say nothing about a script: connection, resources, intervention. */
  private static final List<String> PASSING = List.of("08", "53", "57", "58", "28");

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
          .callbacks(new BusinessFirst())
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
      Optional<SQLException> cause = sqlCause(e);
      if (cause.isPresent() && isPassing(cause.get())) {
        throw e;
      }
      // The server's own words on a script, which hold no secret and no address.
      String words = cause.map(SQLException::getMessage).orElse(e.getMessage());
      throw new PermanentFailureException(
          "schema-script-failed", "a schema script failed: " + words, e);
    }
  }

  private static Optional<SQLException> sqlCause(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  private static boolean isPassing(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), PASSING.get(0));
    return PASSING.stream().anyMatch(state::startsWith);
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
