package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.DatabaseSql;
import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.server.ServerBench;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts can and cannot do to the transaction that they share with the rest of a sync. */
@Timeout(60)
class MissingScriptsTest {

  private static final String SETTINGS =
      """
      select string_agg(name || '=' || current_setting(name), ' ' order by name)
        from unnest(array['role', 'search_path', 'lock_timeout', 'statement_timeout',
                          'check_function_bodies', 'row_security', 'IntervalStyle', 'TimeZone']) name
      """;

  private static ReleaseBench bench;

  private final String database = "scripts_" + UUID.randomUUID().toString().replace("-", "");
  private ServerSession session;
  private ScratchLogin login;
  private Connection connection;

  @BeforeAll
  static void publishReleaseOne() throws Exception {
    bench = ReleaseBench.published();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @BeforeEach
  void copyTheTemplate() throws Exception {
    Template template = bench.templates.find(ServerBench.SERVER, 1).orElseThrow();
    session = bench.sessions.open(ServerBench.SERVER, UUID.randomUUID(), database);
    session.execute(DatabaseSql.create(database, template.database()));
    session.execute(DatabaseSql.open(database));
    login = ScratchLogin.open(session, database, new SecureRandom());
    connection = session.connectionsOf(login.login(), database).getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void drop() throws Exception {
    connection.close();
    login.close();
    session.execute(DatabaseSql.drop(database));
    session.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit",
        "rollback",
        "end",
        "abort",
        "begin",
        "start transaction",
        "savepoint here",
        "prepare transaction 'later'",
        "commit and chain",
        "do $$ begin commit; end $$",
        "do $$ begin rollback; end $$",
        "create procedure business.finish() language plpgsql as $$ begin commit; end $$;"
            + " call business.finish()"
      })
  void noScriptEndsTheTransactionOfTheSync(String ending) throws Exception {
    // given
    List<String> before = relations();
    List<Script> scripts =
        List.of(
            new Script("V3__First.sql", "create table first (id integer);"),
            new Script(
                "V4__Ending.sql",
                "create table second (id integer); " + ending + "; create table third ();"));

    // when
    assertThatThrownBy(() -> new MissingScripts(scripts).run(connection))
        .isInstanceOfSatisfying(
            PermanentFailureException.class,
            failure -> assertThat(failure.code()).isEqualTo("schema-script-failed"))
        .message()
        .doesNotContain("create table");
    connection.rollback();

    // then
    assertThat(relations()).isEqualTo(before);
    assertThat(text("select max(version) from tenantry.release_history")).isEqualTo("2");
  }

  @Test
  void whatAScriptSetsIsForgottenWithItsEnd() throws Exception {
    // given
    run("set local lock_timeout = '123ms'; set local statement_timeout = '45s'");
    run("set local search_path = business, tenantry");
    String before = text(SETTINGS);
    List<Script> scripts =
        List.of(
            new Script(
                "V3__Set.sql",
                """
                set role none;
                set search_path = pg_catalog;
                set lock_timeout = 0;
                set local statement_timeout = 0;
                set check_function_bodies = off;
                set row_security = off;
                set intervalstyle = 'sql_standard';
                set time zone 'Pacific/Apia';
                """),
            new Script("V4__Find.sql", "create table found as " + SETTINGS));

    // when
    new MissingScripts(scripts).run(connection);

    // then
    assertThat(text("select * from business.found")).isEqualTo(before);
    assertThat(text(SETTINGS)).isEqualTo(before);
    assertThat(
            text("select relowner::regrole from pg_class where oid = 'business.found'::regclass"))
        .isEqualTo("tenantry_owner");
  }

  @Test
  void scriptsWithoutStatementsAndThoseThatReadAreScripts() throws Exception {
    new MissingScripts(
            List.of(
                new Script("V3__Nothing.sql", "-- what was here is no longer needed\n"),
                new Script("V4__Read.sql", "select name from business.customer; select 1;")))
        .run(connection);

    assertThat(text("select max(version) from tenantry.release_history")).isEqualTo("4");
  }

  private List<String> relations() throws SQLException {
    String all =
        text(
            "select string_agg(oid::regclass::text, ',' order by oid) from pg_class"
                + " where relnamespace = 'business'::regnamespace");
    return List.of(all.split(","));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
