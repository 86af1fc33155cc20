package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationStepsTest {

  private final ServerBench bench = new ServerBench();
  private final List<String> prepared = new ArrayList<>();
  private final PrepareStep prepare =
      new PrepareStep(
          bench.servers,
          new ServerPreparation() {
            @Override
            public void prepare(String server, UUID operation) {
              prepared.add(server);
            }

            @Override
            public void undo(String server, UUID operation) {
              prepared.remove(server);
            }
          });

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void registeredServerHasTheGroupRolesAndTakesTenants() throws Exception {
    // given
    bench.insert("db-1", 10);
    try (StepScene scene = bench.scene("db-1")) {
      // when
      for (RegistrationStep step :
          List.of(bench.inspect, bench.groupRoles, bench.harden, prepare)) {
        scene.run(step);
        scene.run(step);
      }
    }
    // then
    assertThat(bench.servers.get("db-1").state()).isEqualTo(DatabaseServer.State.ACTIVE);
    try (AdminSession session = bench.maintenance.take("db-1", "test")) {
      for (String role : GroupRoles.ALL) {
        assertThat(session.exists(ServerSql.ADMINISTERS_ROLE, role)).isTrue();
        assertThat(session.exists("select 1 from pg_roles where rolname = ? and rolcanlogin", role))
            .isFalse();
      }
      assertThat(session.exists(ServerSql.IS_SUPERUSER)).isFalse();
    }
  }

  @Test
  void hardeningsThatTheServerRefusesAreWrittenDown() throws Exception {
    // given: a database that is open to everybody and not ours to close
    String open = "open_" + UUID.randomUUID().toString().substring(0, 8);
    TestCluster.asSuperuser("create database " + open);
    bench.insert("db-1", 10);
    // when
    try (StepScene scene = bench.scene("db-1")) {
      scene.run(bench.harden);
    }
    // then
    assertThat(bench.servers.get("db-1").findings())
        .extracting(Finding::code)
        .contains("database-open-to-public", "temp-file-limit", "system-functions");
    assertThat(bench.servers.get("db-1").findings())
        .filteredOn(finding -> finding.code().equals("database-open-to-public"))
        .anySatisfy(finding -> assertThat(finding.detail()).contains(open));
    TestCluster.asSuperuser("drop database " + open);
  }

  @Test
  void applicationDatabaseIsClosedToPublic() throws Exception {
    // given
    TestCluster.asSuperuser("grant connect on database " + bench.catalogName() + " to public");
    bench.insert("db-1", 10);
    // when
    try (StepScene scene = bench.scene("db-1")) {
      scene.run(bench.harden);
    }
    // then
    try (AdminSession session = bench.maintenance.take("db-1", "test")) {
      assertThat(session.query(ServerSql.OPEN_TO_PUBLIC))
          .doesNotContain(bench.catalogName(), "postgres", "template1");
    }
  }

  @Test
  void loginWithoutRightsIsRefusedWithWhatItLacks() throws Exception {
    // given
    TestCluster.asSuperuser(
        "do $$ begin if not exists (select from pg_roles where rolname = 'weak') then"
            + " create role weak login password '"
            + TestCluster.PASSWORD
            + "'; grant connect on database postgres to weak; end if; end $$");
    bench.insert("db-1", 10, "localhost:" + TestCluster.port(), "weak");
    try (StepScene scene = bench.scene("db-1")) {
      // when, then
      assertThatThrownBy(() -> scene.run(bench.inspect))
          .isInstanceOfSatisfying(
              PermanentFailureException.class,
              e -> assertThat(e.code()).isEqualTo("admin-login-too-weak"))
          .hasMessageContaining("CREATEDB, CREATEROLE, membership in pg_signal_backend");
    }
  }

  @Test
  void registrationOfAnUnreachableServerLeavesNothing() throws Exception {
    // given
    bench.insert("db-1", 10, "localhost:1", TestCluster.CONTROL_PLANE);
    try (StepScene scene = bench.scene("db-1")) {
      assertThatThrownBy(() -> scene.run(bench.inspect)).isInstanceOf(SQLException.class);
      // when
      scene.compensate(prepare, bench.harden, bench.groupRoles, bench.inspect);
      scene.compensate(prepare, bench.harden, bench.groupRoles, bench.inspect);
    }
    // then
    assertThat(bench.servers.find("db-1")).isEmpty();
  }

  @Test
  void secondIdOfOneClusterIsRefusedEvenIfItRacedPastTheFirstLook() throws Exception {
    // given
    bench.insert("db-1", 10);
    bench.insert("db-2", 10);
    try (StepScene first = bench.scene("db-1");
        StepScene second = bench.scene("db-2")) {
      first.run(bench.inspect);
      first.run(bench.inspect);
      // when, then
      assertThatThrownBy(() -> second.run(bench.inspect))
          .isInstanceOfSatisfying(
              PermanentFailureException.class,
              e -> assertThat(e.code()).isEqualTo("cluster-registered"));
      second.compensate(bench.inspect);
    }
    assertThat(bench.servers.find("db-2")).isEmpty();
    assertThat(bench.servers.find("db-1")).isPresent();
  }

  @Test
  void undoneRegistrationFreesTheId() throws Exception {
    // given
    bench.insert("db-1", 10);
    try (StepScene scene = bench.scene("db-1")) {
      scene.run(bench.inspect, bench.groupRoles, bench.harden);
      prepared.add("db-1");
      // when
      scene.compensate(prepare, bench.harden, bench.groupRoles, bench.inspect);
    }
    // then
    assertThat(bench.servers.find("db-1")).isEmpty();
    assertThat(prepared).isEmpty();
  }

  @Test
  void adminPasswordIsKeptEncryptedAndBoundToTheServer() {
    // given
    bench.insert("db-1", 10);
    bench.insert("db-2", 10);
    byte[] sealed = secretOf("db-1");
    // then
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain(TestCluster.PASSWORD);
    assertThat(bench.keysets.serverAdmin().decrypt(sealed, "db-1").reveal())
        .isEqualTo(TestCluster.PASSWORD);
    assertThatThrownBy(() -> bench.keysets.serverAdmin().decrypt(sealed, "db-2"))
        .hasMessageContaining("db-2");
  }

  private byte[] secretOf(String server) {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select admin_secret from catalog.database_server where id = ?")
                .bind(0, server)
                .mapTo(byte[].class)
                .one());
  }
}
