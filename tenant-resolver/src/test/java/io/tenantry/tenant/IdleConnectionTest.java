package io.tenantry.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class IdleConnectionTest {

  /** Longer than a connection is trusted, shorter than an idle one is kept. */
  private static final Duration IDLE = Duration.ofMillis(1_200);

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void connectionThatDiedWhileIdleIsNotLentOut() {
    // given
    TestTenant tenant = tenants.create("idle-connection");
    assertThat(read(tenant)).isEqualTo(200);
    tenants.terminateBackends(tenant);

    // when
    await().pollDelay(IDLE).until(() -> tenants.backends(tenant) == 0);

    // then
    assertThat(read(tenant)).isEqualTo(200);
  }

  private int read(TestTenant tenant) {
    return given()
        .auth()
        .oauth2(tokens.of(tenant))
        .header("Host", tenant.host())
        .get("/notes")
        .statusCode();
  }
}
