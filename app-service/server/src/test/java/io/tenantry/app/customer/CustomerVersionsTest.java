package io.tenantry.app.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who changes a customer changes the version that he has seen, and caches keep no other. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CustomerVersionsTest {

  private static final String CUSTOMERS = "/api/v1/companies/CRONUS/customers";

  TestTenants tenants;
  TestTokens tokens;
  Caller user;

  @BeforeEach
  void tenant() {
    user = Caller.user(tenants.create("customers-" + UUID.randomUUID()), tokens);
  }

  @Test
  void changeOfAnOldVersionIsRefusedWhateverTheMethod() {
    user.createCustomer("CRONUS", "1", "a");
    String old = user.asks().get(CUSTOMERS + "/1").header("ETag");
    user.asks().body("{\"name\": \"b\"}").patch(CUSTOMERS + "/1");

    List<Response> late =
        List.of(
            user.asks().header("If-Match", old).body("{\"name\": \"c\"}").patch(CUSTOMERS + "/1"),
            user.asks()
                .header("If-Match", old)
                .body(Map.of("number", "1", "name", "c"))
                .put(CUSTOMERS + "/1"),
            user.asks().header("If-Match", old).delete(CUSTOMERS + "/1"));

    assertThat(late)
        .allSatisfy(
            answer -> answer.then().statusCode(412).body("code", equalTo("version-mismatch")));
    user.asks().get(CUSTOMERS + "/1").then().body("name", equalTo("b"));
  }

  @Test
  void whoWantsToCreateReplacesNothing() {
    user.createCustomer("CRONUS", "1", "a");

    user.asks()
        .header("If-None-Match", "*")
        .body(Map.of("number", "1", "name", "b"))
        .put(CUSTOMERS + "/1")
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));

    user.asks().get(CUSTOMERS + "/1").then().body("name", equalTo("a"));
  }

  @Test
  void ofChangesAtTheSameTimeToOneVersionExactlyOneSucceeds() throws Exception {
    user.createCustomer("CRONUS", "1", "a");
    String tag = user.asks().get(CUSTOMERS + "/1").header("ETag");
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers =
          callers.invokeAll(
              Collections.nCopies(
                  8,
                  () ->
                      user.asks()
                          .header("If-Match", tag)
                          .body("{\"name\": \"b\"}")
                          .patch(CUSTOMERS + "/1")
                          .statusCode()));

      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void deletedCustomerIsGoneAndItsTagFitsNoSuccessor() {
    user.createCustomer("CRONUS", "1", "a");
    String tag = user.asks().get(CUSTOMERS + "/1").header("ETag");

    user.asks().header("If-Match", tag).delete(CUSTOMERS + "/1").then().statusCode(204);
    user.asks()
        .get(CUSTOMERS + "/1")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-customer"));
    user.createCustomer("CRONUS", "1", "successor");

    user.asks().header("If-Match", tag).delete(CUSTOMERS + "/1").then().statusCode(412);
  }

  @Test
  void unchangedCustomerIsNotSentAgain() {
    user.createCustomer("CRONUS", "1", "a");
    String tag = user.asks().get(CUSTOMERS + "/1").header("ETag");

    Response again = user.asks().header("If-None-Match", tag).get(CUSTOMERS + "/1");

    again.then().statusCode(304).header("ETag", equalTo(tag));
    assertThat(again.asString()).isEmpty();
  }

  @Test
  void answersAreForTheCallersOwnCacheOnly() {
    user.createCustomer("CRONUS", "1", "a");

    Response answer = user.asks().get(CUSTOMERS + "/1");

    assertThat(answer.header("Cache-Control")).contains("private", "no-cache");
    assertThat(answer.header("Vary")).contains("Authorization").contains("X-Tenant-Id");
  }
}
