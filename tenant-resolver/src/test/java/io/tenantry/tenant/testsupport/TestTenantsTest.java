package io.tenantry.tenant.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestTenantsTest {

  private static final long PROMISED_MILLIS = 100;

  /** On a machine that does other things, everything takes longer, a bare clone too. */
  private static final long MOST_CLONES = 4;

  private static final int TRIES = 8;

  private static TestServer server;
  private static TestTenants tenants;

  @BeforeAll
  static void start() throws SQLException {
    server = TestServer.start();
    new Bootstrap(server).run(List.of());
    tenants = new TestTenants(server, new TestSecrets());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void createdTenantIsSeenByInstancesWithItsStamp() throws SQLException {
    // when
    TestTenant cronus = tenants.create("Cronus", List.of("shop.cronus.example"), "CRONUS");

    // then
    try (Connection instance =
        server.login(Bootstrap.APPLICATION_DATABASE, TestServer.INSTANCE, TestServer.PASSWORD)) {
      assertThat(
              Sql.number(
                  instance,
                  "select count(*) from catalog.mounts_v1 where tenant_uuid = ? and mounted",
                  cronus.uuid()))
          .isEqualTo(1);
    }
    try (Connection app = server.login(cronus.database(), cronus.login(), cronus.password())) {
      assertThat(
              Sql.number(
                  app, "select count(*) from tenantry.stamp where tenant_uuid = ?", cronus.uuid()))
          .isEqualTo(1);
    }
  }

  @Test
  void throwAwayTenantIsThereInATenthOfASecond() {
    // given
    long bare = fastest(TRIES, i -> clone("bare_" + i));

    // when
    long tenant = fastest(TRIES, i -> tenants.create("throw-away-" + i));

    // then
    System.out.printf("a throw-away tenant took %d ms, a bare clone %d ms%n", tenant, bare);
    assertThat(tenant).isLessThan(Math.max(PROMISED_MILLIS, MOST_CLONES * bare));
  }

  private void clone(String name) {
    try (Connection admin = server.asSuperuser("postgres")) {
      Sql.script(admin, "create database " + name + " template " + Bootstrap.template(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long fastest(int tries, IntConsumer work) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < tries; i++) {
      long begun = System.nanoTime();
      work.accept(i);
      fastest = Math.min(fastest, (System.nanoTime() - begun) / 1_000_000);
    }
    return fastest;
  }

  @Test
  void loginOfOneTenantDoesNotReachTheDatabaseOfAnother() {
    // given
    TestTenant fabrikam = tenants.create("fabrikam");
    TestTenant contoso = tenants.create("contoso");

    // then
    assertThatThrownBy(
            () -> server.login(contoso.database(), fabrikam.login(), fabrikam.password()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
    assertThatThrownBy(() -> server.login(contoso.database(), contoso.login(), "a guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }
}
