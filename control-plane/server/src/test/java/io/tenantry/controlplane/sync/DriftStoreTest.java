package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.server.ServerBench;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which tenants' schemas are looked at, and when. */
@Timeout(60)
class DriftStoreTest {

  private static final Duration DAY = Duration.ofDays(1);

  private static final String TENANT =
      """
      insert into catalog.tenant
        (uuid, tenant_id, display_name, plan, lifecycle, schema_state, mounted, database_server,
         database_name, release, app_login, report_login, migrate_login, version)
      values (:tenant, 'drift-' || cast(:tenant as text), 'CRONUS', 'standard', 'active', 'current', true, 'db-1',
              'tenant_' || cast(:tenant as text), 1, 'app', 'report', 'migrate', 1)
      """;

  private static final String OPERATION =
      """
      insert into catalog.operation (id, type, tenant_uuid, status, created_by, finished_at)
      values (gen_random_uuid(), :type, :tenant, :status, 'somebody', now() - make_interval(hours => :ago))
      """;

  private static ServerBench bench;
  private static DriftStore store;

  @BeforeAll
  static void start() throws Exception {
    bench = new ServerBench();
    bench.insert("db-1", 10);
    store = new DriftStore(bench.jdbi);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void tenantThatWasJustProvisionedIsAsItsReleaseIs() {
    assertThat(isDue(tenant("provision", "succeeded", 1))).isFalse();
  }

  @Test
  void tenantThatWasProvisionedLongAgoIsLookedAt() {
    assertThat(isDue(tenant("provision", "succeeded", 25))).isTrue();
  }

  @Test
  void tenantWhoseDatabaseCameFromElsewhereIsLookedAtSoon() {
    assertThat(isDue(tenant("attach", "succeeded", 1))).isTrue();
  }

  private static boolean isDue(UUID tenant) {
    return store.due(DAY.toSeconds(), 10).contains(tenant);
  }

  private static UUID tenant(String type, String status, int hoursAgo) {
    UUID tenant = UUID.randomUUID();
    bench.jdbi.useHandle(
        handle -> {
          handle.createUpdate(TENANT).bind("tenant", tenant).execute();
          handle
              .createUpdate(OPERATION)
              .bind("tenant", tenant)
              .bind("type", type)
              .bind("status", status)
              .bind("ago", hoursAgo)
              .execute();
        });
    return tenant;
  }
}
