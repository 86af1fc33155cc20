package io.tenantry.tenant.explain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class ExplainTest {

  private static TestTenant tenant;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void oneTenantInUse() {
    caller = new Caller(tokens);
    if (tenant == null) {
      tenant = tenants.create("explained-" + UUID.randomUUID());
      tenants.plan(tenant, "{\"requestsPerSecond\": 100, \"concurrentRequests\": 5}");
    }
    caller.at(tenant).get("/notes").then().statusCode(200);
  }

  @Test
  void everySourceIsThereWithItsVerdictAndTheStateOfTheTenant() {
    operator()
        .queryParam("host", tenant.host() + ":8443")
        .queryParam("path", "/t/" + tenant.id() + "/notes?tenant=" + tenant.id())
        .get("/resolve")
        .then()
        .statusCode(200)
        .body("sources.source", contains("host", "query", "path"))
        .body("sources.verdict", contains("names", "names", "names"))
        .body("result", equalTo("resolved"))
        .body("tenant.uuid", equalTo(tenant.uuid().toString()))
        .body("tenant.schema", equalTo("current"))
        .body("tenant.release", greaterThan(0))
        .body("catalog.version", greaterThan(0))
        .body("limits.requestsPerSecond", equalTo(100))
        .body("limits.running", equalTo(0))
        .body("pool.most", greaterThan(0))
        .body("pool.serverLimit", greaterThan(0));
  }

  @Test
  void refusalIsExplainedToo() {
    operator()
        .queryParam("host", tenant.host())
        .queryParam("path", "/notes?tenant=other")
        .get("/resolve")
        .then()
        .statusCode(200)
        .body("result", equalTo("ambiguous-tenant"))
        .body("tenant", nullValue());
    operator()
        .queryParam("host", "nobody.example")
        .get("/resolve")
        .then()
        .statusCode(200)
        .body("sources[0].verdict", equalTo("unknown"))
        .body("result", equalTo("unknown-tenant"));
  }

  @Test
  void requestThatAsksIsAnsweredWithItsExplanationBeside() {
    Response answer =
        operator().header("Host", "nobody.example").header("X-Tenant-Explain", "1").get("/notes");

    answer.then().statusCode(404);
    assertThat(answer.header("X-Tenant-Explain")).contains("\"result\":\"unknown-tenant\"");
  }

  @Test
  void nobodyElseLearnsAnything() {
    caller.at(tenant).queryParam("host", tenant.host()).get("/resolve").then().statusCode(404);
    given()
        .queryParam("host", tenant.host())
        .get("/resolve")
        .then()
        .statusCode(400)
        .body("code", equalTo("tenant-required"));
    assertThat(caller.at(tenant).header("X-Tenant-Explain", "1").get("/notes").headers().asList())
        .noneMatch(header -> header.getName().equalsIgnoreCase("X-Tenant-Explain"));
  }

  private RequestSpecification operator() {
    return given().auth().oauth2(tokens.of("operator", List.of(), "platform-operator"));
  }
}
