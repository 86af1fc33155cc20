package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class StampTest {

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void caller() {
    caller = new Caller(tokens);
  }

  @Test
  void databaseWithTheStampOfAnotherTenantIsNeverRead() {
    // given
    TestTenant tenant = tenants.create("stamp-uuid");
    plant(tenant);

    // when
    tenants.stamp(tenant, UUID.randomUUID(), 1);

    // then
    refused(tenant);
  }

  @Test
  void databaseOfAnotherIncarnationIsNeverRead() {
    // given
    TestTenant tenant = tenants.create("stamp-incarnation");
    plant(tenant);

    // when
    tenants.stamp(tenant, tenant.uuid(), 2);

    // then
    refused(tenant);
  }

  @Test
  void movedTenantIsNotReadFromItsOldDatabaseByAConnectionThatIsStillOpen() {
    // given
    TestTenant tenant = tenants.create("stamp-move");
    caller.write(tenant, "old copy");

    // when
    tenants.expectIncarnation(tenant, 2);

    // then
    refused(tenant);
  }

  @Test
  void databaseWithTheRightStampAgainIsServed() {
    // given
    TestTenant tenant = tenants.create("stamp-again");
    plant(tenant);
    tenants.stamp(tenant, UUID.randomUUID(), 1);
    refused(tenant);

    // when
    tenants.stamp(tenant, tenant.uuid(), 1);

    // then
    caller.at(tenant).get("/notes").then().body("$", equalTo(List.of("secret")));
  }

  @Test
  void tenantThatWasCutOffIsUnavailableAndLeaksNothing() {
    // given
    TestTenant tenant = tenants.create("cut-off");
    caller.write(tenant, "secret");

    // when
    tenants.cutOff(tenant);

    // then
    refused(tenant);
  }

  private void plant(TestTenant tenant) {
    tenants.inDatabase(
        tenant,
        content -> {
          try (var statement = content.createStatement()) {
            return statement.executeUpdate("insert into business.note (text) values ('secret')");
          }
        });
  }

  private void refused(TestTenant tenant) {
    String answer =
        caller
            .at(tenant)
            .get("/notes")
            .then()
            .statusCode(503)
            .contentType("application/problem+json")
            .header("Retry-After", equalTo("1"))
            .body("code", equalTo("tenant-database-unavailable"))
            .body("detail", not(containsString("stamp")))
            .extract()
            .asString();
    assertThat(answer)
        .doesNotContain("secret", "old copy", tenant.database(), tenant.login(), "localhost:");
    awaitNoBackend(tenant);
  }

  /** PostgreSQL ends a session once it has read that its client is gone. */
  private void awaitNoBackend(TestTenant tenant) {
    await().atMost(Duration.ofSeconds(30)).until(() -> tenants.backends(tenant) == 0);
  }
}
