package io.tenantry.controlplane.http;

import static io.restassured.RestAssured.given;
import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class ProblemsTest {

  private static final String TENANTS = "/api/v1/tenants";

  private static void isProblem(ValidatableResponse answer, int status, String code) {
    answer
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo(code))
        .body("status", equalTo(status))
        .body("type", equalTo("https://tenantry.io/problems/" + code))
        .body(not(containsString("jackson")))
        .body(not(containsString("Exception")))
        .body(not(containsString("java.")));
  }

  @Test
  void requestWithoutTokenIsUnauthenticated() {
    isProblem(given().get(TENANTS).then(), 401, "unauthenticated");
  }

  @Test
  void tokenThatIsNoneIsUnauthenticated() {
    isProblem(as("nonsense").get(TENANTS).then(), 401, "unauthenticated");
  }

  @Test
  void tokenOfForeignIssuerOpensNothing() {
    isProblem(
        as(Tokens.ofForeignIssuer("platform-admin")).get(TENANTS).then(), 401, "unauthenticated");
  }

  @Test
  void tokenForAnotherAudienceOpensNothing() {
    isProblem(
        as(Tokens.ofForeignAudience("platform-admin")).get(TENANTS).then(), 401, "unauthenticated");
  }

  @Test
  void roleOfATenantOpensNothing() {
    isProblem(as(Tokens.of("tenant-admin")).get(TENANTS).then(), 403, "forbidden");
  }

  @Test
  void viewerMayNotChange() {
    isProblem(
        sending(Tokens.viewer(), "{\"id\":\"cronus\"}").post(TENANTS).then(), 403, "forbidden");
  }

  @Test
  void unknownPathIsAProblem() {
    isProblem(asAdmin().get("/api/v1/nothing").then(), 404, "unknown-path");
    isProblem(asAdmin().get("/elsewhere").then(), 404, "unknown-path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/no%20thing",
        "/api/v1/%7Cbar%7C",
        "/api/v1/%7Bid%7D",
        "/api/v1/%C3%A9",
        "/%3C%3E"
      })
  void pathOfUnusualLettersIsJustUnknown(String path) {
    isProblem(asAdmin().get(path).then(), 404, "unknown-path");
  }

  @Test
  void tenantOfUnusualLettersIsJustUnknown() {
    isProblem(asAdmin().get(TENANTS + "/a%20b%7C").then(), 404, "unknown-tenant");
  }

  @Test
  void methodThatDoesNotExistIsAProblem() {
    isProblem(asAdmin().delete(TENANTS).then(), 405, "method-not-allowed");
    isProblem(
        sending(Tokens.admin(), "{}").put(TENANTS + "/cronus").then(), 405, "method-not-allowed");
  }

  @Test
  void bodyOfAnotherMediaTypeIsAProblem() {
    isProblem(
        asAdmin().contentType("text/plain").body("id=cronus").post(TENANTS).then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void answerThatCannotBeGivenIsAProblem() {
    isProblem(asAdmin().accept("text/csv").get(TENANTS).then(), 406, "not-acceptable");
  }

  @Test
  void unknownTenantIsAProblemAndNotEchoed() {
    ValidatableResponse answer = asAdmin().get(TENANTS + "/fabrikam-nowhere").then();
    isProblem(answer, 404, "unknown-tenant");
    answer.body("detail", not(containsString("fabrikam")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a_b", "%00", "-a", "xn--abc", "..%2f..", "%F0%9F%98%80"})
  void whatIsNoTenantIdIsUnknown(String id) {
    isProblem(asAdmin().get(TENANTS + "/" + id).then(), 404, "unknown-tenant");
  }

  @Test
  void unknownOperationIsAProblem() {
    isProblem(asAdmin().get("/api/v1/operations/1").then(), 404, "unknown-operation");
    isProblem(
        asAdmin().get("/api/v1/operations/00000000-0000-0000-0000-000000000000").then(),
        404,
        "unknown-operation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=gone",
        "schema=odd",
        "limit=0",
        "limit=501",
        "limit=ten",
        "cursor=abc",
        // A time that no database can compare with.
        "cursor=Kzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVovMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
        "ring=A%20B",
        "server=%00",
        "q=%00"
      })
  void unknownQueryValuesAreNamed(String query) {
    ValidatableResponse answer = asAdmin().get(TENANTS + "?" + query).then();
    isProblem(answer, 400, "validation-failed");
    answer.body("errors.field", hasItem(query.substring(0, query.indexOf('='))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":1}|id",
        "{\"id\":true}|id",
        "{\"id\":[\"cronus\"]}|id",
        "{\"id\":\"\"}|id",
        "{}|id",
        "{\"id\":null}|id",
        "{\"id\":\"a b\"}|id",
        "{\"id\":\"-cronus\"}|id",
        "{\"id\":\"cronus-\"}|id",
        "{\"id\":\"WWW\"}|id",
        "{\"id\":\"default\"}|id",
        "{\"id\":\"xn--80ak6aa92e\"}|id",
        "{\"id\":\"cronus\",\"colour\":\"blue\"}|colour",
        "{\"id\":\"cronus\",\"displayName\":\"\"}|displayName",
        "{\"id\":\"cronus\",\"displayName\":\"a\\u0000b\"}|displayName",
        "{\"id\":\"cronus\",\"displayName\":\"a\\nb\"}|displayName",
        "{\"id\":\"cronus\",\"hostNames\":\"erp.cronus.example\"}|hostNames",
        "{\"id\":\"cronus\",\"hostNames\":[\"erp.cronus.example:8443\"]}|hostNames[0]",
        "{\"id\":\"cronus\",\"hostNames\":[\"a_b.example\"]}|hostNames[0]",
        "{\"id\":\"cronus\",\"hostNames\":[\"127.0.0.1\"]}|hostNames[0]",
        "{\"id\":\"cronus\",\"hostNames\":[\"a.example\",\"A.Example.\"]}|hostNames[1]",
        "{\"id\":\"cronus\",\"hostNames\":[null]}|hostNames[0]",
        "{\"id\":\"cronus\",\"companies\":[1]}|companies[0]",
        "{\"id\":\"cronus\",\"companies\":[null]}|companies[0]",
        "{\"id\":\"cronus\",\"companies\":[{\"name\":\"A\",\"size\":1}]}|companies[0].size",
        "{\"id\":\"cronus\",\"companies\":[\"North\",\"NORTH\"]}|companies[1].name",
        "{\"id\":\"cronus\",\"companies\":[\" North\"]}|companies[0].name",
        "{\"id\":\"cronus\",\"plan\":\"gold\"}|plan",
        "{\"id\":\"cronus\",\"ring\":\"A B\"}|ring",
        "{\"id\":\"cronus\",\"environment\":\"test\"}|environment",
        "{\"id\":\"cronus\",\"timeZone\":\"Mars/North\"}|timeZone",
        "{\"id\":\"cronus\",\"defaultCompany\":\"South\"}|defaultCompany",
        "{\"id\":\"cronus\",\"databaseServer\":\"no such\"}|databaseServer",
        "{\"id\":\"cronus\",\"trialEndsAt\":\"tomorrow\"}|trialEndsAt",
        "{\"id\":\"cronus\",\"trialEndsAt\":12}|trialEndsAt",
        "{\"id\":\"cronus\",\"allowApplicationDatabaseWrites\":\"yes\"}|allowApplicationDatabaseWrites",
        "{\"id\":\"cronus\",\"identityProvider\":{}}|identityProvider.issuer",
        "{\"id\":\"cronus\"|body",
        "[]|body",
        "\"cronus\"|body",
        "{\"id\":\"a\",\"id\":\"b\"}|body",
      })
  void everyBrokenRuleOfANewTenantIsNamed(String body, String field) {
    ValidatableResponse answer = sending(Tokens.operator(), body).post(TENANTS).then();
    isProblem(answer, 400, "validation-failed");
    answer.body("errors.field", hasItem(field));
  }

  @Test
  void allBrokenRulesAreNamedAtOnce() {
    sending(Tokens.admin(), "{\"id\":\"-\",\"plan\":\"gold\",\"ring\":\"!\"}")
        .post(TENANTS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("id", "plan", "ring"));
  }

  @Test
  void missingBodyIsAProblem() {
    isProblem(
        asAdmin().contentType("application/json").post(TENANTS).then(), 400, "validation-failed");
  }

  @Test
  void bodyThatIsNotTextIsAProblem() {
    isProblem(
        asAdmin()
            .contentType("application/json")
            .body(new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2})
            .post(TENANTS)
            .then(),
        400,
        "validation-failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {2 << 20, 10 << 20, 12 << 20})
  void bodyThatIsTooLargeIsAProblem(int bytes) {
    String body = "{\"id\":\"" + "a".repeat(bytes) + "\"}";
    isProblem(sending(Tokens.admin(), body).post(TENANTS).then(), 413, "content-too-large");
  }

  @Test
  void descriptionAndProbesAreOpen() {
    given().get("/q/openapi").then().statusCode(200);
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(404);
  }
}
