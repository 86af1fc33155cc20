package io.tenantry.tenant.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestTenantsTest {

  private static final Duration PROMISED = Duration.ofMillis(100);

  /** Other work on the machine slows single tries down; that the kit is fast shows in one. */
  private static final int TRIES = 20;

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
  void throwAwayDatabaseIsThereInATenthOfASecond() {
    // given
    Duration fastest = Duration.ofDays(1);

    // when
    for (int i = 0; i < TRIES && fastest.compareTo(PROMISED) >= 0; i++) {
      String id = "throw-away-" + i;
      long begun = System.nanoTime();
      tenants.create(id);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }

    // then
    System.out.println("a throw-away tenant database took " + fastest.toMillis() + " ms");
    assertThat(fastest).isLessThan(PROMISED);
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
