package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.testsupport.StepScene;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a sync asks the application database when it is not the first between its releases. A
 * rollout asks it for hundreds of tenants, so every statement counts.
 */
@Timeout(60)
class SyncRoundTripsTest {

  private static SyncBench bench;
  private static int release;

  @BeforeAll
  static void syncAFirstTenant() throws Exception {
    bench = new SyncBench();
    release = bench.publish("alter table business.customer add city text;");
    UUID first = bench.tenant();
    plan(first);
    bench.sync(first, release);
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  /** The tenant itself. */
  @Test
  void itIsPlannedWithOneStatement() throws Exception {
    UUID tenant = bench.tenant();
    assertThat(statementsOf(() -> plan(tenant))).hasSize(1);
  }

  @Test
  void itsStepsLookUpNothingOfItsReleasesButTheTemplate() throws Exception {
    try (StepScene scene = bench.scene(bench.tenant(), release)) {
      assertThat(statementsOf(() -> scene.run(bench.steps())))
          .filteredOn(sql -> sql.contains("application.") && !sql.contains("catalog."))
          .singleElement()
          .asString()
          .contains("application.template");
    }
  }

  private static void plan(UUID tenant) {
    bench.planning.sync(
        bench.tenants.get(tenant), SyncMode.SYNC, release, "platform-admin", Optional.empty());
  }

  private static List<String> statementsOf(SyncBench.Deed deed) throws Exception {
    Queue<String> statements = new ConcurrentLinkedQueue<>();
    bench.release.server.jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            statements.add(context.getRawSql());
          }
        });
    try {
      deed.act();
      return List.copyOf(statements);
    } finally {
      bench.release.server.jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }
  }
}
