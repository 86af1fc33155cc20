package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaintenanceConnectionsTest {

  private static final String BACKEND = "select pg_backend_pid()::text";

  private final ServerBench bench = new ServerBench();
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private final MaintenanceConnections maintenance =
      new MaintenanceConnections(
          bench.connections,
          bench.servers,
          Mappings.of(ServerConfig.class, Map.of("tenantry.servers.warm-connections", "2")),
          clock);

  @BeforeEach
  void insert() {
    bench.insert("db-1", 10);
  }

  @AfterEach
  void close() {
    maintenance.closeAll();
    bench.close();
  }

  @Test
  void nextUserGetsAWarmConnectionWithoutSettingsAndLocksOfTheLast() throws Exception {
    // given
    String backend;
    try (AdminSession first = maintenance.take("db-1", "first")) {
      backend = first.query(BACKEND).get(0);
      first.execute("set statement_timeout = '1h'; select pg_advisory_lock(7)");
      first.execute("create temporary table leftover (id integer)");
    }
    // when
    try (AdminSession second = maintenance.take("db-1", "second")) {
      // then
      assertThat(second.query(BACKEND)).containsExactly(backend);
      assertThat(second.query("show statement_timeout")).containsExactly("0");
      assertThat(second.query("show application_name")).containsExactly("second");
      assertThat(second.exists("select 1 from pg_locks where locktype = 'advisory' and objid = 7"))
          .isFalse();
      assertThat(second.query("select to_regclass('leftover')::text"))
          .containsExactly((String) null);
    }
  }

  @Test
  void idleConnectionThatDiedIsNotHandedOn() throws Exception {
    // given
    String backend;
    try (AdminSession first = maintenance.take("db-1", "first")) {
      backend = first.query(BACKEND).get(0);
    }
    TestCluster.asSuperuser("select pg_terminate_backend(" + backend + ", 5000)");
    // when
    try (AdminSession second = maintenance.take("db-1", "second")) {
      // then
      assertThat(second.query(BACKEND)).doesNotContain(backend);
    }
  }

  @Test
  void noMoreThanTheConfiguredNumberIsKeptAndNoneForEver() throws Exception {
    // given
    AdminSession one = maintenance.take("db-1", "kept");
    AdminSession two = maintenance.take("db-1", "kept");
    AdminSession three = maintenance.take("db-1", "kept");
    List.of(one, two, three).forEach(AdminSession::close);
    assertThat(maintenance.idle()).isEqualTo(2);
    // when
    now = now.plus(Duration.ofSeconds(59));
    maintenance.reap();
    // then
    assertThat(maintenance.idle()).isEqualTo(2);
    // when
    now = now.plus(Duration.ofSeconds(1));
    maintenance.reap();
    // then
    assertThat(maintenance.idle()).isZero();
  }
}
