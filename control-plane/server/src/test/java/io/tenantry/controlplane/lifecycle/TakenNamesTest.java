package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provision;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An id and a host name are one tenant's, whoever else asks for them. */
@QuarkusTest
class TakenNamesTest {

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void tenantIdIsTakenInAnyCase() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);

    // when, then
    sending(Tokens.admin(), "{\"id\":\"" + id.toUpperCase() + "\"}")
        .post(TENANTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("tenant-exists"));
  }

  @Test
  void hostNameBelongsToOneTenant() {
    // given
    String host = freshId() + ".example";
    provision("{\"id\":\"%s\",\"hostNames\":[\"%s\"]}".formatted(freshId(), host)).statusCode(200);
    String other = freshId();

    // when, then
    sending(Tokens.admin(), "{\"id\":\"%s\",\"hostNames\":[\"%s\"]}".formatted(other, host))
        .post(TENANTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("host-name-taken"));
    asAdmin().get(TENANTS + "/" + other).then().statusCode(404);
  }

  @Test
  void namesBelowTheBaseDomainAreReserved() {
    for (String host : List.of("other.tenantry.localhost", "tenantry.localhost", "localhost")) {
      sending(Tokens.admin(), "{\"id\":\"%s\",\"hostNames\":[\"%s\"]}".formatted(freshId(), host))
          .post(TENANTS)
          .then()
          .statusCode(409)
          .body("code", equalTo("host-name-reserved"));
    }
  }

  @Test
  void ofTwentyRacingCallsExactlyOneGetsTheName() throws Exception {
    // given
    String id = freshId();
    ExecutorService racers = Executors.newFixedThreadPool(20);

    // when
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(
          racers.submit(
              () ->
                  waiting("{\"id\":\"" + id + "\"}").post(TENANTS).then().extract().statusCode()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get(60, TimeUnit.SECONDS));
    }
    racers.shutdown();

    // then
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(19);
  }
}
