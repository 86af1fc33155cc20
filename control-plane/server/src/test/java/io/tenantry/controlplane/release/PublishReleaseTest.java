package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.DatabaseSql;
import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.io.File;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishReleaseTest {

  private ReleaseBench bench;
  private PublishedReleases published;

  @BeforeEach
  void register() throws Exception {
    bench = new ReleaseBench(new ServerBench().register());
    published = bench.published;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void eachStepRunTwiceEndsInTheSameState() throws Exception {
    // given
    Packages release = unique();
    try (StepScene scene = bench.accept(release)) {
      // when
      for (OperationStep step : steps()) {
        scene.run(step);
        scene.run(step);
      }
    }
    // then
    assertThat(published.newest()).contains(1);
    assertThat(bench.templates.ready(ServerBench.SERVER, 1)).contains(template(release));
    assertThat(
            superuser(
                "select datallowconn::text || datistemplate || pg_get_userbyid(datdba)"
                    + " from pg_database where datname = '"
                    + template(release)
                    + "'"))
        .isEqualTo("falsetruetenantry_databases");
    assertThat(scratchLogins()).isEqualTo("0");
  }

  @Test
  void compensationAfterAnyStepBeforeTheLastLeavesNothing() throws Exception {
    for (int done = 0; done < steps().size(); done++) {
      // given
      Packages release = unique();
      try (StepScene scene = bench.accept(release)) {
        scene.run(steps().subList(0, done).toArray(OperationStep[]::new));
        // when
        scene.compensate(bench.publish, bench.prepare, bench.record);
        scene.compensate(bench.publish, bench.prepare, bench.record);
      }
      // then
      assertThat(bench.releases.list()).isEmpty();
      assertThat(bench.templates.ready(ServerBench.SERVER, 1)).isEmpty();
      assertThat(databases(template(release))).isEqualTo("0");
      assertThat(scratchLogins()).isEqualTo("0");
    }
  }

  @Test
  void publishedReleaseIsNotTakenBackByALateCompensation() throws Exception {
    // given
    Packages release = unique();
    try (StepScene scene = bench.accept(release)) {
      scene.run(bench.record, bench.prepare, bench.publish);
      // when
      scene.compensate(bench.publish, bench.prepare, bench.record);
    }
    // then
    assertThat(published.newest()).contains(1);
    assertThat(databases(template(release))).isEqualTo("1");
  }

  @Test
  void whatACrashLeftOfATemplateIsReplaced() throws Exception {
    // given: a process that died between two scripts
    Packages release = unique();
    String template = template(release);
    try (StepScene scene = bench.accept(release)) {
      try (ServerSession session =
          bench.sessions.open(ServerBench.SERVER, UUID.randomUUID(), template)) {
        session.execute(DatabaseSql.create(template, "template0"));
        session.execute(DatabaseSql.open(template));
        ScratchLogin.open(session, template, new SecureRandom());
      }
      // when
      scene.run(bench.record, bench.prepare, bench.publish);
    }
    // then
    assertThat(bench.templates.ready(ServerBench.SERVER, 1)).contains(template);
    assertThat(scratchLogins()).isEqualTo("0");
  }

  @Test
  void scriptThatFailsIsToldWithoutRetryAndLeavesNothing() throws Exception {
    // given
    Packages release =
        Packages.release(1).file("schema/V1__Broken.sql", "create table t (id no_such_type)");
    try (StepScene scene = bench.accept(release)) {
      // when
      assertThatThrownBy(() -> scene.run(bench.record, bench.prepare))
          // then
          .isInstanceOfSatisfying(
              PermanentFailureException.class,
              e -> assertThat(e.code()).isEqualTo("schema-script-failed"))
          .hasMessageContaining("no_such_type");
      scene.compensate(bench.publish, bench.prepare, bench.record);
    }
    assertThat(databases(template(release))).isEqualTo("0");
    assertThat(scratchLogins()).isEqualTo("0");
  }

  @Test
  void scriptThatEndsItsTransactionIsNotPublished() throws Exception {
    for (String ending :
        List.of("commit", "rollback", "commit; begin", "do $$ begin commit; end $$")) {
      Packages release =
          Packages.release(1)
              .file("schema/V1__End.sql", "create table a (id integer); " + ending + ";");
      try (StepScene scene = bench.accept(release)) {
        assertThatThrownBy(() -> scene.run(bench.record, bench.prepare))
            .as(ending)
            .isInstanceOfSatisfying(
                PermanentFailureException.class,
                e ->
                    assertThat(e.code())
                        .isEqualTo(
                            ending.startsWith("do")
                                ? "schema-script-failed"
                                : "script-ends-transaction"));
        scene.compensate(bench.publish, bench.prepare, bench.record);
      }
      assertThat(databases(template(release))).isEqualTo("0");
    }
  }

  @Test
  void scriptCanNeitherLeaveItsDatabaseNorKeepAnything() throws Exception {
    List<String> attempts =
        List.of(
            "create role intruder",
            "create database elsewhere",
            "alter role tenantry_owner login",
            "grant tenantry_databases to current_user",
            "copy (select 1) to program 'true'",
            "select pg_read_file('postgresql.conf')",
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()",
            "create extension dblink");
    for (String attempt : attempts) {
      Packages release = Packages.release(1).file("schema/V1__Attempt.sql", attempt);
      try (StepScene scene = bench.accept(release)) {
        assertThatThrownBy(() -> scene.run(bench.record, bench.prepare))
            .as(attempt)
            .isInstanceOf(PermanentFailureException.class);
        scene.compensate(bench.publish, bench.prepare, bench.record);
      }
    }
  }

  @Test
  void whatAScriptMakesAsItselfIsFoundOut() throws Exception {
    // given: a script that steps out of the owner role, so that its login would own a table
    Packages release =
        Packages.release(1)
            .file(
                "schema/V1__Own.sql",
                "grant create on schema business to public; set role none;"
                    + " create table business.mine (id integer)");
    try (StepScene scene = bench.accept(release)) {
      // when, then
      assertThatThrownBy(() -> scene.run(bench.record, bench.prepare))
          .isInstanceOf(Exception.class);
      scene.compensate(bench.publish, bench.prepare, bench.record);
    }
    assertThat(databases(template(release))).isEqualTo("0");
    assertThat(scratchLogins()).isEqualTo("0");
  }

  @Test
  void fingerprintChangesWithTheSchemaAndNotWithTheRows() throws Exception {
    // given
    bench.publish(unique());
    String before = bench.fingerprintInCatalog();
    String copy = "copy_" + UUID.randomUUID().toString().replace("-", "");
    String template = bench.templates.ready(ServerBench.SERVER, 1).orElseThrow();
    try (ServerSession session = bench.sessions.open(ServerBench.SERVER, UUID.randomUUID(), copy)) {
      session.execute(DatabaseSql.create(copy, template));
      session.execute(DatabaseSql.open(copy));
      // then
      change(copy, "insert into tenantry.stamp values (true, gen_random_uuid(), 'a', 1, 1)");
      assertThat(bench.fingerprintOf(copy)).isEqualTo(before);
      List<String> changes =
          List.of(
              "alter table business.customer add fax text",
              "alter table business.customer alter fax set default 'none'",
              "create index on business.customer (fax)",
              "grant select on business.customer to public",
              "alter table business.customer disable row level security",
              "drop policy customer_of_company on business.customer",
              "alter function tenantry.current_company() volatile",
              "comment on table business.customer is 'no change'",
              "create view business.v as select 1 as one");
      String last = before;
      for (String change : changes) {
        change(copy, change);
        String now = bench.fingerprintOf(copy);
        assertThat(now.equals(last)).as(change).isEqualTo(change.startsWith("comment"));
        last = now;
      }
      session.execute(DatabaseSql.drop(copy));
    }
  }

  @Test
  void listedPlatformScriptsAreTheOnesInTheFolder() {
    File folder =
        new File(
            getClass()
                .getClassLoader()
                .getResource(PlatformScripts.FOLDER + PlatformScripts.NAMES.get(0))
                .getPath());
    assertThat(folder.getParentFile().list())
        .containsExactlyInAnyOrderElementsOf(PlatformScripts.NAMES);
  }

  private List<OperationStep> steps() {
    return List.of(bench.record, bench.prepare, bench.changes, bench.objects, bench.publish);
  }

  /** Templates are named by content, and the test server is shared. */
  private static Packages unique() {
    return Packages.customers(1)
        .file("schema/V3__Unique.sql", "-- " + UUID.randomUUID() + "\nselect 1;");
  }

  private static String template(Packages release) {
    return TemplateBuilder.templateName(ReleasePackage.read(release.zip()));
  }

  private void change(String database, String sql) throws SQLException {
    try (Connection admin =
            bench.server.connections.openAsAdmin(ServerBench.SERVER, database, "test");
        Statement statement = admin.createStatement()) {
      statement.execute("set role tenantry_owner");
      statement.execute(sql);
    }
  }

  private static String databases(String name) throws SQLException {
    return superuser("select count(*)::text from pg_database where datname = '" + name + "'");
  }

  private static String scratchLogins() throws SQLException {
    return superuser("select count(*)::text from pg_roles where rolname like '%\\_scratch'");
  }

  private static String superuser(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(TestCluster.jdbcUrl("postgres"), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "nothing";
    }
  }
}
