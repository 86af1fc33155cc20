package io.tenantry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers and companies of one tenant, asked for with what another tenant's users have. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class TenantWallTest {

  private record Route(String method, String path) {}

  private static final List<Route> ROUTES =
      Stream.of("/api/v1/customers", "/api/v1/companies/CRONUS/customers")
          .flatMap(
              customers ->
                  Stream.of(
                      new Route("GET", customers),
                      new Route("POST", customers),
                      new Route("POST", customers + "/import"),
                      new Route("GET", customers + "/1"),
                      new Route("PUT", customers + "/1"),
                      new Route("PATCH", customers + "/1"),
                      new Route("DELETE", customers + "/1")))
          .toList();
  private static final List<Route> COMPANY_ROUTES =
      List.of(
          new Route("GET", "/api/v1/companies"),
          new Route("POST", "/api/v1/companies"),
          new Route("GET", "/api/v1/companies/CRONUS"));

  TestTenants tenants;
  TestTokens tokens;
  TestTenant ours;
  TestTenant theirs;

  @BeforeEach
  void twoTenantsWithACustomerOfTheSameNumber() {
    ours = tenants.create("ours-" + UUID.randomUUID());
    theirs = tenants.create("theirs-" + UUID.randomUUID());
    Caller.user(ours, tokens).createCustomer("CRONUS", "1", "ours");
    Caller.user(theirs, tokens).createCustomer("CRONUS", "1", "theirs");
  }

  @Test
  void tokenOfAnotherTenantOpensNoRoute() {
    Caller stranger = new Caller(theirs.host(), tokens.ofAdmin(ours));

    assertThat(Stream.concat(ROUTES.stream(), COMPANY_ROUTES.stream()))
        .allSatisfy(
            route ->
                ask(stranger.asks(), route)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("tenant-mismatch")));
    assertThat(nameOfTheirs()).isEqualTo("theirs");
  }

  @Test
  void tokenOfNobodyOpensNoRoute() {
    Caller nobody = new Caller(theirs.host(), tokens.ofNobody());

    assertThat(ROUTES)
        .allSatisfy(
            route ->
                ask(nobody.asks(), route)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("tenant-mismatch")));
  }

  @Test
  void tenantNamedInTheQueryIsNoWayAround() {
    Caller stranger = new Caller("localhost", tokens.ofAdmin(ours));

    assertThat(ROUTES)
        .allSatisfy(
            route ->
                ask(stranger.asks().queryParam("tenant", theirs.id()), route)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("tenant-mismatch")));
  }

  @Test
  void hostAndQueryNamingTwoTenantsIsRefusedByBothTokens() {
    for (TestTenant owner : List.of(ours, theirs)) {
      new Caller(theirs.host(), tokens.ofAdmin(owner))
          .asks()
          .queryParam("tenant", ours.id())
          .get("/api/v1/customers/1")
          .then()
          .statusCode(400)
          .body("code", equalTo("ambiguous-tenant"));
    }
  }

  @Test
  void sameUrlIsAnsweredWithTheRowsOfTheTenantThatIsAsked() {
    assertThat(nameOfTheirs()).isEqualTo("theirs");
    Caller.user(ours, tokens)
        .asks()
        .get("/api/v1/customers/1")
        .then()
        .body("name", equalTo("ours"));
  }

  @Test
  void copyOfOneTenantIsNeverValidatedByAnother() {
    String tag = Caller.user(ours, tokens).asks().get("/api/v1/customers/1").header("ETag");

    Caller.user(theirs, tokens)
        .asks()
        .header("If-None-Match", tag)
        .get("/api/v1/customers/1")
        .then()
        .statusCode(200)
        .body("name", equalTo("theirs"));
  }

  @Test
  void databaseThatIsCutOffIsAPassingProblemAndHarmsNobodyElse() {
    tenants.cutOff(theirs);

    Caller.user(theirs, tokens)
        .asks()
        .get("/api/v1/customers/1")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", notNullValue())
        .body("code", equalTo("tenant-database-unavailable"));
    Caller.user(ours, tokens).asks().get("/api/v1/customers/1").then().statusCode(200);
  }

  private static Response ask(RequestSpecification request, Route route) {
    boolean ofImport = route.path().matches(".*/(import|sales-order-files/.*)");
    return request
        .contentType(ofImport ? "text/csv" : "application/json")
        .body(ofImport ? "number,name\n9,x\n" : "{\"number\": \"9\", \"name\": \"x\"}")
        .request(route.method(), route.path());
  }

  private String nameOfTheirs() {
    return Caller.user(theirs, tokens).asks().get("/api/v1/customers/1").path("name");
  }
}
