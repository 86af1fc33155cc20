package io.tenantry.controlplane.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked of a catalog again and again costs the same however many tenants there are. Judged
 * by the rows that PostgreSQL itself counts as read, not by time.
 */
class LargeCatalogTest {

  private static final boolean FULL = "full".equals(System.getProperty("tenantry.proof"));
  private static final int TENANTS = FULL ? 100_000 : 10_000;
  private static final int PAGE = 50;

  /** So often the driver and the server have settled on a plan. */
  private static final int ROUNDS = 25;

  private static final String FILL =
      """
      insert into catalog.tenant
        (uuid, tenant_id, display_name, plan, lifecycle, schema_state, mounted, database_server,
         database_name, release, app_login, report_login, migrate_login, version, created_at,
         access_while_pending)
      select gen_random_uuid(), 'cronus-' || n, 'CRONUS ' || n,
             case when n % 3 = 0 then 'trial' else 'standard' end, 'active', 'current', true,
             case when n % 10 = 0 then 'db-2' else 'db-1' end, 'tenant_' || n, 1, 'app_' || n,
             'report_' || n, 'migrate_' || n, 1000 + n,
             timestamptz '2026-01-01 00:00Z' + n * interval '1 second', n % 100 = 0
        from generate_series(1, ?) n
      """;

  private static final String CHANGED =
      "select tenant_id, version from catalog.mounts_v1 where version > ? order by tenant_id";

  /** Rows of tenants that this transaction has read, from the table or by way of an index. */
  private static final String ROWS_READ =
      """
      select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
       where schemaname = 'catalog' and relname = 'tenant'
      """;

  private static ServerBench bench;
  private static Connection connection;
  private static Jdbi jdbi;
  private static long version;

  private record Change(String tenant, long version) {}

  @BeforeAll
  static void fill() throws Exception {
    bench = new ServerBench();
    bench.insert("db-1", TENANTS);
    bench.insert("db-2", TENANTS);
    connection =
        TestCluster.dataSource(bench.catalogName(), TestCluster.CONTROL_PLANE).getConnection();
    jdbi = Jdbi.create(connection).installPlugin(new PostgresPlugin());
    jdbi.useHandle(
        handle -> {
          handle.execute(FILL, TENANTS);
          handle.execute("update catalog.version set number = 2000 + ?", TENANTS);
          handle.execute("vacuum analyze catalog.tenant");
        });
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    bench.close();
  }

  @BeforeEach
  void now() {
    version = number("select number from catalog.version");
  }

  @Test
  void everyTenantIsSeenOnceWithTheNewestOfItsVersions() {
    // given
    publish(1);
    changeServer("db-2");
    changePlan("trial");
    changeTenant("cronus-9");
    publish(2);
    // when
    long wrong =
        number(
            """
            select count(*)
              from catalog.tenant t
              join catalog.plan p on p.name = t.plan
              join catalog.database_server s on s.id = t.database_server
              left join catalog.mounts_v1 m on m.tenant_uuid = t.uuid
             where m.version is distinct from
                   greatest(t.version, p.version, s.version,
                            case when t.access_while_pending
                                 then (select max(version) from application.release) end)
            """);
    // then
    assertThat(wrong).isZero();
    assertThat(number("select count(*) from catalog.mounts_v1")).isEqualTo(TENANTS);
    assertThat(number("select count(distinct version) from catalog.mounts_v1"))
        .as("versions come from each of the four places")
        .isGreaterThan(4);
  }

  @Test
  void changeOfOneTenantIsReadWithoutReadingTheOthers() {
    // given
    changeTenant("cronus-77");
    for (int round = 0; round < ROUNDS; round++) {
      // when, then
      assertThat(rowsReadBy(() -> assertThat(changes(version)).hasSize(1))).isLessThan(20);
    }
  }

  @Test
  void readingNothingNewReadsNoTenant() {
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(rowsReadBy(() -> assertThat(changes(version)).isEmpty())).isLessThan(20);
    }
  }

  @Test
  void changedPlanIsSeenWithEveryTenantThatHasIt() {
    // when
    changePlan("trial");
    // then
    assertThat(changes(version)).hasSize(TENANTS / 3);
  }

  @Test
  void changedServerIsSeenWithEveryTenantOnIt() {
    // when
    changeServer("db-2");
    // then
    assertThat(changes(version)).hasSize(TENANTS / 10);
  }

  @Test
  void pageIsReadInConstantTimeWhereverItBegins() {
    // given
    TenantStore store = new TenantStore(jdbi, bench.json);
    TenantFilter.Place deep = placeOf(TENANTS - 2 * PAGE);
    for (int round = 0; round < ROUNDS; round++) {
      // when, then
      assertThat(rowsReadBy(() -> assertThat(store.list(after(null))).hasSize(PAGE)))
          .isLessThan(2 * PAGE);
      assertThat(rowsReadBy(() -> assertThat(store.list(after(deep))).hasSize(PAGE)))
          .isLessThan(2 * PAGE);
    }
  }

  private static long rowsReadBy(Runnable reading) {
    return jdbi.inTransaction(
        handle -> {
          long before = number(ROWS_READ);
          reading.run();
          return number(ROWS_READ) - before;
        });
  }

  private static List<Change> changes(long since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CHANGED)
                .bind(0, since)
                .map((row, context) -> new Change(row.getString(1), row.getLong(2)))
                .list());
  }

  private static TenantFilter after(TenantFilter.Place place) {
    return new TenantFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(place),
        PAGE);
  }

  private static TenantFilter.Place placeOf(int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select created_at, uuid from catalog.tenant where tenant_id = ?")
                .bind(0, "cronus-" + number)
                .map(
                    (row, context) ->
                        new TenantFilter.Place(
                            row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class)))
                .one());
  }

  private static void changeTenant(String id) {
    execute("update catalog.tenant set version = catalog.next_version() where tenant_id = ?", id);
  }

  private static void changePlan(String name) {
    execute("update catalog.plan set version = catalog.next_version() where name = ?", name);
  }

  private static void changeServer(String id) {
    execute("update catalog.database_server set version = catalog.next_version() where id = ?", id);
  }

  private static void publish(int number) {
    execute(
        """
        insert into application.release
          (number, title, package, sha256, published_by, state, version)
        values (?, 'a release', '', repeat('0', 64), 'test', 'published', catalog.next_version())
        """,
        number);
  }

  private static void execute(String sql, Object parameter) {
    jdbi.useHandle(handle -> handle.execute(sql, parameter));
  }

  private static long number(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
