package io.tenantry.controlplane.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.sync.SyncMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose turn it is at the end of a sync, and that not everybody's comes at once. */
@Timeout(60)
class RolloutTurnTest {

  private static final String RELEASE =
      """
      insert into application.release (number, title, package, sha256, published_by, state)
      values (1, 'first', '', repeat('0', 64), 'test', 'published')
      """;

  private static final String TENANT =
      """
      insert into catalog.tenant
        (uuid, tenant_id, display_name, plan, ring, lifecycle, schema_state, mounted, database_server,
         database_name, release, app_login, report_login, migrate_login, version)
      values (:tenant, 'turn-' || cast(:tenant as text), 'CRONUS', 'standard', :ring, 'active', 'current',
              true, 'db-1', 'tenant_' || cast(:tenant as text), 1, 'app', 'report', 'migrate', 1)
      """;

  private static final String ROLLOUT_TENANT =
      """
      insert into catalog.rollout_tenant
        (rollout_id, tenant_uuid, tenant_id, database_server, wave, ring, from_release, status)
      values (:rollout, :tenant, cast(:tenant as text), 'db-1', 1, :ring, 1, 'waiting')
      """;

  private static final String WINDOW =
      """
      insert into catalog.update_window (tenant_uuid, opens, hours, days)
      values (:tenant, '22:00', 8, '{1,2,3,4,5,6,7}')
      """;

  private static final String SYNC =
      """
      insert into catalog.operation (id, type, tenant_uuid, tenant_id, created_by, params)
      values (gen_random_uuid(), 'sync', :tenant, 'turn-' || cast(:tenant as text), 'somebody', '{}')
      """;

  private static final int AT_ONCE = 3;

  private static ServerBench bench;
  private static RolloutStore rollouts;
  private static RolloutTenantStore tenants;

  @BeforeAll
  static void start() {
    bench = new ServerBench();
    bench.insert("db-1", 10);
    bench.jdbi.useHandle(handle -> handle.execute(RELEASE));
    rollouts = new RolloutStore(bench.jdbi);
    tenants = new RolloutTenantStore(bench.jdbi, bench.json, InstantSource.system(), () -> AT_ONCE);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void tenantWhoseWindowWasNotLookedAtHasNoTurn() {
    UUID windowed = UUID.randomUUID();
    UUID free = UUID.randomUUID();
    Rollout rollout = rollout(Windows.RESPECT, windowed, free);

    run(WINDOW, rollout, windowed);

    assertThat(tenants.next(rollout)).containsExactly(free);
    assertThat(tenants.adopt(rollout, List.of(1))).isEqualTo(1);
  }

  @Test
  void tenantWhoseOpenWindowWasLookedAtHasItsTurnUntilTheWindowClosesOrIsChanged() {
    UUID windowed = UUID.randomUUID();
    Rollout rollout = rollout(Windows.RESPECT, windowed);
    run(WINDOW, rollout, windowed);

    schedule(rollout, Duration.ofHours(1));
    assertThat(tenants.next(rollout)).containsExactly(windowed);

    schedule(rollout, Duration.ofSeconds(-1));
    assertThat(tenants.next(rollout)).isEmpty();

    schedule(rollout, Duration.ofHours(1));
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.update_window set changed_at = clock_timestamp()"
                    + " where tenant_uuid = ?",
                windowed));
    assertThat(tenants.next(rollout)).isEmpty();
  }

  @Test
  void whereWindowsDoNotMatterEverybodyHasATurn() {
    UUID windowed = UUID.randomUUID();
    Rollout rollout = rollout(Windows.IGNORE, windowed);

    run(WINDOW, rollout, windowed);

    assertThat(tenants.next(rollout)).containsExactly(windowed);
  }

  @Test
  void syncsLeaveRunnersToOthers() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    UUID[] members = Stream.generate(UUID::randomUUID).limit(5).toArray(UUID[]::new);
    Rollout rollout = rollout(Windows.IGNORE, members);

    assertThat(tenants.next(rollout)).hasSize(AT_ONCE);
    run(SYNC, rollout, first);
    run(SYNC, rollout, second);
    assertThat(tenants.next(rollout)).hasSize(AT_ONCE - 2);

    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.operation set status = 'succeeded', finished_at = now()"));
    assertThat(tenants.next(rollout)).hasSize(AT_ONCE);
  }

  /** As a look at windows leaves those that are open. */
  private static void schedule(Rollout rollout, Duration open) {
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update catalog.rollout_tenant
                   set not_before = now(), window_opens = now() - interval '1 day',
                       window_closes = ?, scheduled_at = clock_timestamp()
                 where rollout_id = ?
                """,
                Instant.now().plus(open),
                rollout.id()));
  }

  private static Rollout rollout(Windows windows, UUID... members) {
    UUID id = UUID.randomUUID();
    Rollout rollout =
        new Rollout(
            id,
            1,
            SyncMode.SYNC,
            List.of("ring-" + id),
            4,
            10,
            0,
            windows,
            RolloutStatus.RUNNING,
            "somebody",
            Instant.now(),
            Optional.empty(),
            Optional.empty());
    rollouts.insert(rollout);
    for (UUID member : members) {
      run(TENANT, rollout, member);
      run(ROLLOUT_TENANT, rollout, member);
    }
    return rollout;
  }

  private static void run(String sql, Rollout rollout, UUID tenant) {
    bench.jdbi.useHandle(
        handle ->
            handle
                .createUpdate(sql)
                .bind("rollout", rollout.id())
                .bind("ring", rollout.rings().get(0))
                .bind("tenant", tenant)
                .execute());
  }
}
