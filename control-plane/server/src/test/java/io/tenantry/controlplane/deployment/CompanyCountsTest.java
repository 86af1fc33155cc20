package io.tenantry.controlplane.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.deployment.CompanyCounts.CountedDatabase;
import io.tenantry.controlplane.provisioning.ProvisioningBench;
import io.tenantry.controlplane.release.ReleaseBench;
import java.time.Duration;
import java.util.List;
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
      census = CompletableFuture.runAsync(() -> counts.begin(tenant, 2));
      Awaitility.await().atMost(10, TimeUnit.SECONDS).until(this::somebodyWaits);
      removal.commit();
    }
    // then
    census.get(10, TimeUnit.SECONDS);
    assertThat(counts.due(Duration.ZERO, Duration.ZERO, 10)).isEmpty();
  }

  @Test
  void tenantWithoutRequestsIsNotAskedAgainTheSameDay() {
    // given
    UUID quiet = active("quiet");
    counts.begin(quiet, 1);
    // then
    assertThat(due()).isEmpty();
    // when
    age(quiet, "23 hours");
    assertThat(due()).isEmpty();
    age(quiet, "2 hours");
    // then: an instance that died may have kept its requests to itself
    assertThat(due()).containsExactly(quiet);
  }

  @Test
  void tenantIsAskedAgainOnceRequestsOfItWereReported() {
    // given
    UUID tenant = active("used");
    counts.begin(tenant, 1);
    // when
    report(tenant, 0, 3);
    // then
    assertThat(due()).isEmpty();
    age(tenant, "61 seconds");
    assertThat(due()).containsExactly(tenant);
    // when
    countAll();
    age(tenant, "61 seconds");
    // then
    assertThat(due()).isEmpty();
    // when: what it did yesterday is reported late
    report(tenant, 1, 1);
    // then
    assertThat(due()).containsExactly(tenant);
  }

  @Test
  void requestsReportedWhileTheDatabaseIsAskedAreNotTakenForCounted() {
    // given
    UUID tenant = active("racing");
    CountedDatabase asked = counts.neverCounted(10).get(0);
    // when
    report(tenant, 0, 1);
    counts.record(asked, OptionalInt.of(1));
    age(tenant, "61 seconds");
    // then
    assertThat(due()).containsExactly(tenant);
    assertThat(counts.neverCounted(10)).isEmpty();
  }

  private List<UUID> due() {
    return counts.due(Duration.ofMinutes(1), Duration.ofDays(1), 10).stream()
        .map(CountedDatabase::tenant)
        .toList();
  }

  private void countAll() {
    counts
        .due(Duration.ZERO, Duration.ZERO, 10)
        .forEach(asked -> counts.record(asked, OptionalInt.of(1)));
  }

  private UUID active(String id) {
    UUID tenant = bench.insertTenant(id);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set lifecycle = 'active' where uuid = ?", tenant));
    return tenant;
  }

  private void age(UUID tenant, String by) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.company_count set counted_at = counted_at - cast(? as interval)"
                    + " where tenant_uuid = ?",
                by,
                tenant));
  }

  /** As an instance does. */
  private void report(UUID tenant, int daysAgo, int requests) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                select catalog.record_usage(gen_random_uuid(), gen_random_uuid(),
                         jsonb_build_array(jsonb_build_object(
                           'tenant', cast(? as uuid), 'requests', cast(? as bigint),
                           'day', (now() at time zone 'UTC')::date - cast(? as integer))))
                """,
                tenant,
                requests,
                daysAgo));
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
