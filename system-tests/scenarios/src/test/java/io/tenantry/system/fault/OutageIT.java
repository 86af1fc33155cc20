package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The data plane outlives what it does not need for serving mounted tenants. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

  /** Longer than an instance's lease of 10 s: instances are then judged dead by the database. */
  private static final Duration OUTAGE = Duration.ofSeconds(12);

  private final Platform platform;
  private List<Tenant> tenants;

  OutageIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void oneTenantOnEachServer() {
    tenants =
        platform.servers().stream()
            .map(server -> NewTenant.named(platform.freshId("outage")).onServer(server.id()))
            .map(platform.controlPlane()::provision)
            .toList();
  }

  @Test
  void mountedTenantsAreServedWithoutTheControlPlane() {
    platform.killControlPlane();
    try {
      assertServedThroughout(Duration.ofSeconds(2));
    } finally {
      platform.startControlPlane();
    }
    assertNewTenantIsServed();
  }

  @Test
  void mountedTenantsAreServedWithoutTheApplicationDatabase() {
    withoutApplicationDatabase(
        () -> {
          assertServedThroughout(OUTAGE);
          for (Instance instance : platform.instances()) {
            assertThat(instance.send(Call.get("/q/health/ready").onHost("localhost")).status())
                .as("%s stays ready", instance)
                .isEqualTo(200);
          }
        });
    platform.awaitInstancesRegistered();
    assertNewTenantIsServed();
  }

  @Test
  void instanceStartedWithoutTheApplicationDatabaseServesWhatItKnew() {
    Instance restarted = platform.instances().get(1);
    platform.stop(restarted);
    try {
      withoutApplicationDatabase(
          () -> {
            platform.start(restarted);
            tenants.forEach(this::assertServed);
          });
    } finally {
      platform.start(restarted);
    }
    platform.awaitInstancesRegistered();
    assertNewTenantIsServed();
  }

  private void withoutApplicationDatabase(Runnable outage) {
    DatabaseServer server = platform.catalog().server();
    String database = platform.catalog().name();
    try (Session session = server.session("postgres")) {
      session.run("alter database " + database + " allow_connections false");
      try {
        session.run(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", database);
        outage.run();
      } finally {
        session.run("alter database " + database + " allow_connections true");
      }
    }
  }

  @Test
  void onlyTheTenantsOfADeadDatabaseServerAreUnavailable() {
    Tenant fortunate = tenants.get(0);
    Tenant unfortunate = tenants.get(1);
    DatabaseServer server = platform.servers().get(1);
    tenants.forEach(this::assertServed);

    platform.stop(server);
    try {
      for (Instance instance : platform.instances()) {
        Answer answer = instance.companies(unfortunate);
        assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("tenant-database-unavailable");
      }
      assertServed(fortunate);
    } finally {
      platform.start(server);
    }

    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertServed(unfortunate));
  }

  private void assertServedThroughout(Duration span) {
    Instant end = Instant.now().plus(span);
    do {
      tenants.forEach(this::assertServed);
    } while (Instant.now().isBefore(end));
  }

  private void assertServed(Tenant tenant) {
    for (Instance instance : platform.instances()) {
      Answer answer = instance.companies(tenant);
      assertThat(answer.status()).as("%s at %s: %s", tenant.id(), instance, answer).isEqualTo(200);
    }
  }

  private void assertNewTenantIsServed() {
    // The control plane itself needs a moment to find its database again.
    Tenant fresh =
        await()
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptions()
            .until(
                () -> platform.controlPlane().provision(NewTenant.named(platform.freshId("after"))),
                tenant -> true);
    assertServed(fresh);
  }
}
