package io.tenantry.controlplane.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.provisioning.ProvisioningBench;
import io.tenantry.controlplane.release.ReleaseBench;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompanyCountsTest {

  private final ReleaseBench release = ReleaseBench.published();
  private final ProvisioningBench bench = release.provisioning;
  private final Jdbi jdbi = bench.server.jdbi;
  private final CompanyCounts counts = new CompanyCounts(jdbi);

  CompanyCountsTest() throws Exception {}

  @AfterEach
  void close() {
    release.close();
  }

  @Test
  void tenantThatGoesWhileItIsCountedIsPassedBy() throws Exception {
    // given: it is going, and the census cannot see that yet
    UUID tenant = bench.insertTenant("going");
    CompletableFuture<Void> census;
    try (Handle removal = jdbi.open()) {
      removal.begin();
      removal.execute("delete from catalog.tenant where uuid = ?", tenant);
      // when
      census = CompletableFuture.runAsync(() -> counts.record(tenant, OptionalInt.of(2)));
      Awaitility.await().atMost(10, TimeUnit.SECONDS).until(this::somebodyWaits);
      removal.commit();
    }
    // then
    census.get(10, TimeUnit.SECONDS);
    assertThat(counts.due(Duration.ZERO, 10)).isEmpty();
  }

  @Test
  void shapeIsClassicWhileTheOneTenantIsInTheApplicationDatabase() {
    // given
    UUID tenant = bench.insertTenant("default");
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set database_name = current_database(), lifecycle = 'active'"
                    + " where uuid = ?",
                tenant));
    counts.begin(tenant, 1);
    // then
    assertThat(counts.total()).isEqualTo(new TenantCount(1, 1, true));
    // when
    UUID other = bench.insertTenant("other");
    jdbi.useHandle(
        handle ->
            handle.execute("update catalog.tenant set lifecycle = 'active' where uuid = ?", other));
    counts.begin(other, 2);
    // then
    assertThat(counts.total()).isEqualTo(new TenantCount(2, 2, false));
  }

  private boolean somebodyWaits() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database())")
                .mapTo(Boolean.class)
                .one());
  }
}
