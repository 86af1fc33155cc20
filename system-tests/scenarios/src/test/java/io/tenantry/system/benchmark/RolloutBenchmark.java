package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.ControlPlane;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.NextRelease;
import io.tenantry.system.platform.Operation;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Realm;
import io.tenantry.system.platform.Rollout;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long it takes to change every tenant, and to find out that nothing is to be changed. */
@SystemTest
class RolloutBenchmark {

  private static final int TENANTS = Integer.getInteger("tenantry.rollout-tenants", 500);
  private static final int ROUNDS = 3;
  private static final int PARALLELISM = 4;
  private static final int CATALOGUED = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final String ADD = "alter table business.customer add column bare text";
  private static final String UNDO = "alter table business.customer drop column bare";

  private final Platform platform;
  private final ControlPlane controlPlane;
  private final DatabaseServer server;
  private final String ring;

  RolloutBenchmark(Platform platform) {
    this.platform = platform;
    this.controlPlane = platform.controlPlane();
    this.server = platform.servers().get(1);
    this.ring = platform.freshId("ring");
  }

  @Test
  void oneColumnForEveryTenantBesideTheSameStatementsAndTheBareOne() throws Exception {
    provision();
    InEveryDatabase jdbc = new InEveryDatabase(server, databases());
    List<Double> bare = new ArrayList<>();
    List<Double> same = new ArrayList<>();
    List<Double> rollout = new ArrayList<>();
    List<Double> besideBare = new ArrayList<>();
    List<Double> besideSame = new ArrayList<>();
    List<NextRelease> releases = new ArrayList<>();
    try {
      for (int round = 0; round <= ROUNDS; round++) {
        double firstBare = bareSeconds(jdbc);
        double firstSame = sameSeconds(jdbc);
        releases.add(
            NextRelease.publish(
                platform, "alter table business.customer add column round_" + round + " text;"));
        double rolledOut = rolloutSeconds(releases.get(round), TENANTS);
        double bareAround = (firstBare + bareSeconds(jdbc)) / 2;
        double sameAround = (firstSame + sameSeconds(jdbc)) / 2;
        // The first round is for the compilers.
        if (round > 0) {
          bare.add(bareAround);
          same.add(sameAround);
          rollout.add(rolledOut);
          besideBare.add(rolledOut / bareAround);
          besideSame.add(rolledOut / sameAround);
        }
      }
    } finally {
      releases.forEach(NextRelease::close);
    }
    new Report(
            "One ALTER TABLE … ADD COLUMN for %d tenants, %d at a time, %d rounds"
                .formatted(TENANTS, PARALLELISM, ROUNDS),
            "what",
            "median (quartiles)")
        .row("the ALTER alone by JDBC, s", Quartiles.of(bare).text("%.2f"))
        .row("the statements of a sync by JDBC, s", Quartiles.of(same).text("%.2f"))
        .row("rollout, begun to succeeded, s", Quartiles.of(rollout).text("%.2f"))
        .row("beside the ALTER alone", Quartiles.of(besideBare).text("%.2f"))
        .row("beside the same statements (goal 1.3)", Quartiles.of(besideSame).text("%.2f"))
        .publish("rollout.md");
  }

  @Test
  void releaseThatChangesNothingIsConfirmedWithoutAnyDatabase() throws Exception {
    catalogue();
    try {
      List<Double> current = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        current.add(confirmedSeconds(release(), "catalogued"));
      }
      List<Double> same = new ArrayList<>();
      List<NextRelease> releases = new ArrayList<>();
      try {
        for (int round = 0; round < ROUNDS; round++) {
          releases.add(NextRelease.publishSame(platform));
          same.add(confirmedSeconds(releases.get(round).number(), "catalogued"));
        }
      } finally {
        releases.forEach(NextRelease::close);
      }
      new Report(
              CATALOGUED + " catalogued tenants without databases, " + ROUNDS + " rounds",
              "what",
              "s, median (quartiles)")
          .row("all are at the release (goal 2)", Quartiles.of(current).text("%.2f"))
          .row("a release with the same scripts (goal 2)", Quartiles.of(same).text("%.2f"))
          .publish("rollout-nothing.md");
    } finally {
      forget();
    }
  }

  private double confirmedSeconds(int release, String ofRing) {
    long start = System.nanoTime();
    Rollout ended =
        controlPlane.awaitEnd(controlPlane.rollOut(release, ofRing, PARALLELISM), LONGEST);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(ended.status()).as("%s", ended).isEqualTo("succeeded");
    assertThat(ended.tenants("unchanged") + ended.tenants("succeeded")).isEqualTo(CATALOGUED);
    return seconds;
  }

  private double rolloutSeconds(NextRelease release, int tenants) {
    long start = System.nanoTime();
    Rollout ended =
        controlPlane.awaitEnd(controlPlane.rollOut(release.number(), ring, PARALLELISM), LONGEST);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(ended.status()).as("%s", ended).isEqualTo("succeeded");
    assertThat(ended.tenants("succeeded")).isEqualTo(tenants);
    return seconds;
  }

  /** Undone afterwards, because what a release does not know is in its way. */
  private static double bareSeconds(InEveryDatabase jdbc) throws Exception {
    double seconds = jdbc.seconds((tenant, database) -> execute(tenant, ADD), PARALLELISM);
    jdbc.seconds((tenant, database) -> execute(tenant, UNDO), PARALLELISM);
    return seconds;
  }

  private double sameSeconds(InEveryDatabase jdbc) throws Exception {
    Path project = Path.of(System.getProperty("tenantry.project"));
    double seconds = jdbc.seconds(SyncStatements.of(project, ADD, release()), PARALLELISM);
    jdbc.seconds(
        (tenant, database) -> execute(tenant, UNDO + ";" + SyncStatements.FORGET), PARALLELISM);
    return seconds;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void provision() {
    Realm realm = platform.realm().another(platform.freshId("rollout"));
    int atOnce = 8;
    for (int made = 0; made < TENANTS; made += atOnce) {
      List<Operation> begun =
          IntStream.range(made, Math.min(TENANTS, made + atOnce))
              .mapToObj(i -> platform.freshId("roll"))
              .map(id -> NewTenant.named(id).onServer(server.id()).inRing(ring))
              // Without an administrator in the platform's realm, who is of no interest here.
              .map(tenant -> tenant.bringing(realm, tenant.id()))
              .map(controlPlane::begin)
              .toList();
      for (UUID each : begun.stream().map(Operation::id).toList()) {
        assertThat(controlPlane.awaitEnd(each).succeeded()).isTrue();
      }
    }
  }

  private List<String> databases() {
    try (Session catalog = platform.catalog().session()) {
      return catalog.texts("select database_name from catalog.tenant where ring = ?", ring);
    }
  }

  private int release() {
    return controlPlane
        .send(Call.get("/api/v1/application/releases"))
        .json()
        .path("items")
        .path(0)
        .path("number")
        .asInt();
  }

  private void catalogue() {
    try (Session catalog = platform.catalog().session()) {
      catalog.run(
          """
          insert into catalog.tenant
            (uuid, tenant_id, display_name, ring, plan, lifecycle, schema_state, mounted,
             database_server, database_name, release, app_login, report_login, migrate_login, version)
          select u, 'bench-' || u, 'bench', 'catalogued', 'standard', 'active', 'current', false, ?,
                 'bench_' || u, ?, 'a', 'r', 'm', (select number from catalog.version)
            from (select gen_random_uuid() as u from generate_series(1, ?)) fresh
          """,
          server.id(),
          release(),
          CATALOGUED);
      catalog.run("analyze catalog.tenant");
    }
  }

  private void forget() {
    try (Session catalog = platform.catalog().session()) {
      catalog.run("delete from catalog.tenant where database_name like 'bench_%'");
    }
  }
}
