package io.tenantry.system.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * What one sync sends to a database server, statement by statement and in its order, with nothing
 * around it: no catalog, no operation, no instance that has to know. It is what the guarantees of a
 * sync cost in the tenant's database itself: one of a kind at a time, all or nothing, proved by the
 * fingerprint.
 *
 * <p>All on one connection of the superuser. The platform sends the first and the last of them over
 * one that it keeps.
 *
 * @param script what is run in every database
 * @param release that its stamp says afterwards
 */
record SyncStatements(String script, int release, String fingerprint)
    implements InEveryDatabase.Work {

  /** Takes back what a database notes of the script. */
  static final String FORGET =
      "delete from tenantry.release_history where script like '%\\_\\_Same.sql'";

  private static final List<String> LIMITS =
      List.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");

  private static final String END_PREDECESSORS =
      """
      select count(pg_terminate_backend(pid, 5000))::text
        from pg_stat_get_activity(null)
       where (application_name in (?, ?) or starts_with(application_name, ?))
         and pid <> pg_backend_pid();
      """;

  private static final String LOCK_TENANT =
      END_PREDECESSORS
          + "SET lock_timeout = '10s';\n"
          + "select pg_advisory_lock(hashtextextended(?, 0))::text;\nRESET lock_timeout";

  private static final String STAMP =
      """
      select tenant_uuid, tenant_id, incarnation, release,
             coalesce(to_jsonb(s) ->> 'environment' = 'sandbox', false)
        from tenantry.stamp s
      """;

  private static final String LIMIT =
      "select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true),"
          + " set_config('idle_in_transaction_session_timeout', '0', true)";

  private static final String LOCK_SYNC =
      "select pg_try_advisory_xact_lock(hashtextextended('tenantry.sync', 0))";

  private static final String HISTORY =
      """
      select version, checksum, success from tenantry.release_history
       where type <> 'BASELINE' order by installed_rank
      """;

  private static final String AS_LOGGED_IN =
      """
      reset role; reset all; set local search_path = business, tenantry;
      select set_config(s.name, s.value, true) from unnest(?, ?) as s (name, value)
      """;

  private static final String NOTE =
      """
      insert into tenantry.release_history
        (installed_rank, version, description, type, script, checksum, installed_by,
         execution_time, success)
      select max(installed_rank) + 1, ?, ?, 'SQL', ?, ?, current_user, ?, true
        from tenantry.release_history
      """;

  private static final String SHUT_OUT =
      "select login from unnest(string_to_array(?, ',')) as l (login)"
          + " where not has_database_privilege(login, ?, 'connect')";

  /**
   * @param project the top directory of the sources
   */
  static SyncStatements of(Path project, String script, int release) throws IOException {
    Path fingerprint =
        project.resolve(
            "control-plane/server/src/main/resources/io/tenantry/controlplane/release"
                + "/schema-description.sql");
    return new SyncStatements(script, release, Files.readString(fingerprint));
  }

  @Override
  public void in(Connection connection, String database) throws SQLException {
    String operation = UUID.randomUUID().toString();
    open(connection, operation, database);
    connection.setAutoCommit(false);
    run(connection, STAMP);
    connection.rollback();
    migrate(connection);
    connection.commit();
    connection.setAutoCommit(true);
    close(connection, database);
  }

  private static void open(Connection connection, String operation, String database)
      throws SQLException {
    run(connection, "select set_config('application_name', ?, false)", operation);
    run(connection, LOCK_TENANT, operation, operation, operation + "/", database);
    execute(
        connection,
        "GRANT CONNECT ON DATABASE \"%1$s\" TO \"%1$s_migrate\";\nGRANT CREATE ON DATABASE \"%1$s\" TO tenantry_owner;\n"
            .formatted(database));
  }

  private void migrate(Connection connection) throws SQLException {
    run(connection, LIMIT, "2000ms", "600000ms");
    run(connection, LOCK_SYNC);
    run(connection, STAMP);
    execute(connection, "select to_regclass('tenantry.release_history') is not null");
    execute(connection, HISTORY);
    Object names = connection.createArrayOf("text", LIMITS.toArray());
    Object values = connection.createArrayOf("text", new Object[] {"2000ms", "600000ms", "0"});
    run(connection, "select current_setting(unnest(?))", names);
    run(connection, AS_LOGGED_IN, names, values);
    run(connection, "select set_config('tenantry.script', ?, true)", script);
    execute(connection, "do 'begin execute current_setting(''tenantry.script''); end'");
    run(connection, AS_LOGGED_IN, names, values);
    run(connection, NOTE, "9" + release, "Same", "V9" + release + "__Same.sql", 0, 1);
    run(connection, "update tenantry.stamp set release = ?, stamped_at = now()", release);
    execute(connection, "set search_path = pg_catalog; set jit = off");
    execute(connection, fingerprint);
  }

  private static void close(Connection connection, String database) throws SQLException {
    execute(connection, "REVOKE CREATE ON DATABASE \"%s\" FROM tenantry_owner".formatted(database));
    String logins = "%1$s_app,%1$s_report,%1$s_migrate".formatted(database);
    run(connection, SHUT_OUT, logins, database);
    execute(connection, "DISCARD ALL");
    execute(connection, "SET application_name = 'tenantry-idle'");
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
      readAll(statement);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      readAll(statement);
    }
  }

  private static void readAll(Statement answered) throws SQLException {
    try (ResultSet row = answered.getResultSet()) {
      while (row != null && row.next()) {
        row.getString(1);
      }
    }
  }
}
