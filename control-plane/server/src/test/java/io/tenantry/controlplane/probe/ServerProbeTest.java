package io.tenantry.controlplane.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.access.AuditBench;
import io.tenantry.controlplane.probe.ProbeReport.Outcome;
import io.tenantry.controlplane.provisioning.LoginTrial;
import io.tenantry.controlplane.provisioning.ProvisioningBench;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holes are opened on purpose, one at a time; each is found and closed again. */
class ServerProbeTest {

  private static ReleaseBench release;
  private static ProvisioningBench bench;
  private static UUID cronus;
  private static UUID fabrikam;
  private static ProbeReports reports;
  private static Probing probing;

  @BeforeAll
  static void twoTenants() throws Exception {
    release = ReleaseBench.published();
    bench = release.provisioning;
    cronus = mounted("cronus");
    fabrikam = mounted("fabrikam");
    ServerBench server = bench.server;
    reports = new ProbeReports(server.jdbi, server.json);
    probing =
        new Probing(
            new ServerProbe(
                server.servers,
                server.maintenance,
                new ProbeTargets(server.jdbi),
                bench.trial,
                InstantSource.system()),
            reports,
            AuditBench.trail(server.jdbi, server.json));
  }

  @AfterAll
  static void close() {
    release.close();
  }

  @Test
  void closedServerHoldsAndEveryLoginWasTriedEverywhere() throws SQLException {
    // when
    ProbeReport report = probe();
    // then
    assertThat(report.outcome()).isEqualTo(Outcome.HELD);
    assertThat(report.findings()).isEmpty();
    String neighbour =
        bench.trial.databaseOf(report.tenant().orElseThrow().equals(cronus) ? fabrikam : cronus);
    assertThat(report.attempts())
        .hasSize(3 * 4)
        .allMatch(attempt -> attempt.outcome() == LoginTrial.Outcome.REFUSED)
        .extracting(LoginTrial.Attempt::database)
        .contains("postgres", "template1", bench.server.catalogName(), neighbour);
    assertThat(reports.find(ServerBench.SERVER)).contains(report);
    assertThat(reports.due(Duration.ofHours(1))).isEmpty();
    assertThat(reports.due(Duration.ZERO)).containsExactly(ServerBench.SERVER);
  }

  @Test
  void tenantsTakeTurns() throws SQLException {
    assertThat(List.of(probe().tenant().orElseThrow(), probe().tenant().orElseThrow()))
        .containsExactlyInAnyOrder(cronus, fabrikam);
  }

  @Test
  void databaseThatLetsANeighbourInIsABreachWithAnAuditedAlarm() throws SQLException {
    for (String database :
        List.of("template1", bench.server.catalogName(), bench.trial.databaseOf(cronus))) {
      // given
      TestCluster.asSuperuser("grant connect on database " + database + " to public");
      long alarms = alarms();
      // when
      ProbeReport report = probe();
      // then
      TestCluster.asSuperuser("revoke connect on database " + database + " from public");
      assertThat(report.outcome()).as(database).isEqualTo(Outcome.BREACHED);
      assertThat(report.findings())
          .as(database)
          .anySatisfy(finding -> assertThat(finding.detail()).contains(database));
      assertThat(alarms()).as(database).isGreaterThan(alarms);
    }
    assertThat(probe().outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void loginThatCanDoTooMuchIsABreach() throws SQLException {
    // given
    String login = bench.trial.databaseOf(fabrikam) + "_report";
    TestCluster.asSuperuser("alter role " + login + " bypassrls");
    // when
    ProbeReport report = probe();
    // then
    TestCluster.asSuperuser("alter role " + login + " nobypassrls");
    assertThat(report.outcome()).isEqualTo(Outcome.BREACHED);
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("login-too-strong"))
        .satisfies(finding -> assertThat(finding.detail()).contains(login));
  }

  @Test
  void limitThatIsGoneIsFoundAndNoBreach() throws SQLException {
    // given
    String login = bench.trial.databaseOf(fabrikam) + "_app";
    TestCluster.asSuperuser("alter role " + login + " connection limit -1");
    TestCluster.asSuperuser("alter role " + login + " reset statement_timeout");
    // when
    ProbeReport report = probe();
    // then
    TestCluster.asSuperuser("alter role " + login + " connection limit 50");
    TestCluster.asSuperuser("alter role " + login + " set statement_timeout = '60s'");
    assertThat(report.outcome()).isEqualTo(Outcome.HELD);
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("login-unlimited"))
        .satisfies(
            finding ->
                assertThat(finding.detail())
                    .contains(login, "statement_timeout", "a connection limit"));
  }

  @Test
  void whoCannotEvenLogInAtHomeHasProvedNothing() throws SQLException {
    // given
    for (UUID tenant : List.of(cronus, fabrikam)) {
      TestCluster.asSuperuser("alter role " + bench.trial.databaseOf(tenant) + "_app nologin");
    }
    // when
    ProbeReport report = probe();
    // then
    for (UUID tenant : List.of(cronus, fabrikam)) {
      TestCluster.asSuperuser("alter role " + bench.trial.databaseOf(tenant) + "_app login");
    }
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  private static ProbeReport probe() throws SQLException {
    return probing.now(ServerBench.SERVER);
  }

  private static UUID mounted(String id) throws Exception {
    UUID tenant = bench.insertTenant(id);
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.roles, bench.database, bench.stamp, bench.grantConnect);
    }
    bench.server.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set lifecycle = 'active', mounted = true where uuid = ?",
                tenant));
    return tenant;
  }

  private static long alarms() {
    return bench.server.jdbi.withHandle(
        handle ->
            handle
                .select("select count(*) from catalog.audit where action = 'isolation-breached'")
                .mapTo(Long.class)
                .one());
  }
}
