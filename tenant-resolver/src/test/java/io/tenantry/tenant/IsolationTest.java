package io.tenantry.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SampleService.class)
class IsolationTest {

  private static TestTenant cronus;
  private static TestTenant fabrikam;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void twoTenantsWithOneNoteEach() {
    caller = new Caller(tokens);
    if (cronus == null) {
      cronus = tenants.create("cronus");
      fabrikam = tenants.create("Fabrikam");
      caller.write(cronus, "note of cronus");
      caller.write(fabrikam, "note of fabrikam");
    }
  }

  @Test
  void plainPanacheEntityIsReadFromTheDatabaseOfTheHost() {
    caller.at(cronus).get("/notes").then().body("$", equalTo(List.of("note of cronus")));
    caller.at(fabrikam).get("/notes").then().body("$", equalTo(List.of("note of fabrikam")));
  }

  @Test
  void tokenOfAnotherTenantOpensNothingOnTheHost() {
    refused(caller.on(fabrikam.host(), cronus).get("/notes"));
  }

  @Test
  void tokenOfAnotherTenantOpensNothingByQuery() {
    refused(caller.neutral(cronus).get("/notes?tenant=fabrikam"));
  }

  @Test
  void pathPrefixRoutesTheRestAsIfItHadComeAlone() {
    caller
        .neutral(cronus)
        .get("/t/CRONUS/notes?unused=1")
        .then()
        .statusCode(200)
        .body("$", equalTo(List.of("note of cronus")));
    caller.neutral(cronus).get("/t/cronus/nothing-here").then().statusCode(404);
  }

  @Test
  void tokenOfAnotherTenantOpensNothingByPath() {
    refused(caller.neutral(cronus).get("/t/fabrikam/notes"));
  }

  @Test
  void pathThatNamesNobodyKnownAnswersLikeAnyOtherUnknownName() {
    for (String path : List.of("/t/never/notes", "/t//notes", "/t/a%20b/notes", "/t/")) {
      caller
          .neutral(cronus)
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(404)
          .body("code", equalTo("unknown-tenant"));
    }
  }

  @Test
  void hostAndPathThatDifferAreAmbiguous() {
    caller
        .at(cronus)
        .get("/t/fabrikam/notes")
        .then()
        .statusCode(400)
        .body("code", equalTo("ambiguous-tenant"));
  }

  @Test
  void tokenOfAnotherTenantOpensNothingByHeader() {
    refused(caller.neutral(cronus).header("X-Tenant-Id", "fabrikam").get("/notes"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void tokenOfAnotherTenantIsRefusedWithEveryMethod(Method method) {
    refused(caller.on(fabrikam.host(), cronus).request(method, "/notes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain", "/notes/tenant", "/nowhere/at/all", "/not/even/secured", "/"})
  void tokenOfAnotherTenantIsRefusedOnEveryRouteAndOnThoseThatDoNotExist(String path) {
    refused(caller.on(fabrikam.host(), cronus).get(path));
  }

  @Test
  void refusedWriteLeavesNothingBehind() {
    // when
    caller.on(fabrikam.host(), cronus).body("planted").post("/notes").then().statusCode(403);

    // then
    caller.at(fabrikam).get("/notes").then().body("$", equalTo(List.of("note of fabrikam")));
  }

  @Test
  void tokenOfNoTenantIsRefused() {
    refused(given().auth().oauth2(tokens.ofNobody()).header("Host", cronus.host()).get("/notes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cronus", "*", "", "not-a-uuid"})
  void claimThatIsNotTheUuidIsRefused(String claim) {
    String token = tokens.withTenantClaim("user", claim, "tenant-user");
    refused(given().auth().oauth2(token).header("Host", cronus.host()).get("/notes"));
  }

  @Test
  void tokenOfSeveralTenantsOpensEachOfThemAndNoOther() {
    // given
    String token = tokens.of("auditor", List.of(cronus.uuid(), UUID.randomUUID()), "tenant-user");

    // then
    given().auth().oauth2(token).header("Host", cronus.host()).get("/notes").then().statusCode(200);
    refused(given().auth().oauth2(token).header("Host", fabrikam.host()).get("/notes"));
  }

  @Test
  void noTokenIsNotAMismatchButUnauthorized() {
    caller.anonymous(cronus.host()).get("/notes").then().statusCode(401);
  }

  @Test
  void refusalIsInTheAuditTrailOfTheTenantThatWasAskedFor() {
    // when
    caller.on(fabrikam.host(), cronus).get("/notes/tenant?page=audit").then().statusCode(403);

    // then
    await().until(() -> refusalsOf(fabrikam, "GET /notes/tenant") > 0);
  }

  private long refusalsOf(TestTenant tenant, String action) {
    return tenants.change(
        catalog -> {
          try (PreparedStatement query =
              catalog.prepareStatement(
                  "select count(*) from catalog.audit where tenant_uuid = ? and action = ?"
                      + " and outcome = 'refused' and actor = 'user@cronus'")) {
            query.setObject(1, tenant.uuid());
            query.setString(2, action);
            ResultSet row = query.executeQuery();
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Test
  void currentTenantIsThereOnEventLoopWorkerAndPlainRoute() {
    assertThat(caller.at(cronus).get("/notes/tenant").asString()).isEqualTo("cronus");
    assertThat(caller.at(cronus).get("/plain").asString()).isEqualTo("cronus");
  }

  @Test
  void problemOfAPlainRouteIsAnsweredLikeThatOfAResource() {
    caller
        .at(cronus)
        .get("/plain/busy")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("1"))
        .body("code", equalTo("server-full"));
  }

  private static void refused(Response response) {
    response
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("tenant-mismatch"))
        .body(not(containsString("note of")));
  }
}
