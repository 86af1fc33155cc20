package io.tenantry.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of asking wrongly has a status and a code, and the answer says nothing of us. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class BadInputTest {

  private static final String CUSTOMERS = "/api/v1/companies/CRONUS/customers";

  /** What must never be in an answer: SQL, names of classes, of schemas, of our tools. */
  private static final List<String> OURS =
      List.of(
          "select ",
          "insert ",
          "business.",
          "Exception",
          "io.tenantry",
          "org.",
          "jackson",
          "\tat ");

  private static TestTenant tenant;

  TestTenants tenants;
  TestTokens tokens;
  Caller admin;

  @BeforeEach
  void tenant() {
    if (tenant == null) {
      tenant = tenants.create("bad-input-" + UUID.randomUUID());
      Caller.admin(tenant, tokens).createCustomer("CRONUS", "1", "a");
    }
    admin = Caller.admin(tenant, tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                         | 400 | malformed-json",
        "{\"number\": \"2\", \"name\": \"b\"} x    | 400 | malformed-json",
        "{\"number\": \"2\", \"number\": \"3\"}    | 400 | malformed-json",
        "``                                        | 400 | validation-failed",
        "null                                      | 400 | validation-failed",
        "[]                                        | 400 | validation-failed",
        "\"text\"                                  | 400 | validation-failed",
        "7                                         | 400 | validation-failed",
        "{}                                        | 400 | validation-failed",
        "{\"number\": 2, \"name\": \"b\"}          | 400 | validation-failed",
        "{\"number\": \"2\", \"name\": true}       | 400 | validation-failed",
        "{\"number\": \"2\", \"name\": [\"b\"]}    | 400 | validation-failed",
        "{\"number\": \"2\", \"name\": {}}         | 400 | validation-failed",
        "{\"number\": \"2\", \"nmae\": \"b\"}      | 400 | validation-failed",
        "{\"number\": \"2\", \"name\": \"\"}       | 400 | validation-failed",
        "{\"number\": \"2\", \"name\": \"  \"}     | 400 | validation-failed",
        "{\"number\": \"a/b\", \"name\": \"b\"}    | 400 | validation-failed",
        "{\"number\": \"é\", \"name\": \"b\"}      | 400 | validation-failed",
        "{\"number\": \"2\", \"name\": \"\\u0000\"} | 400 | validation-failed",
        "{\"number\": \"2\", \"name\": \"\\ud800\"} | 400 | validation-failed",
        "{\"number\": \"1\", \"name\": \"b\"}      | 409 | customer-exists"
      })
  void bodyOfANewCustomer(String body, int status, String code) {
    expect(admin.asks().body(body == null ? "" : body).post(CUSTOMERS), status, code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "{\"name\": 7}", "{\"name\": \"\"}", "{\"x\": 1}"})
  void bodyOfAPatch(String body) {
    expect(admin.asks().body(body).patch(CUSTOMERS + "/1"), 400, "validation-failed");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=501",
    "limit=-1",
    "limit=x",
    "limit=99999999999",
    "limit=٣",
    "sort=city",
    "cursor=x",
    "cursor=bnVtYmVy",
    "q=%00",
    "mapping=x"
  })
  void queryOfAList(String query) {
    boolean ofImport = query.startsWith("mapping");
    Response answer =
        ofImport
            ? admin.sends("number,name\n".getBytes()).post(CUSTOMERS + "/import?" + query)
            : admin.asks().urlEncodingEnabled(false).get(CUSTOMERS + "?" + query);

    expect(answer, 400, "validation-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"a", "W/x", "\"a\" \"b\"", "\"a\",,"})
  void preconditionThatIsNoTag(String tag) {
    expect(admin.asks().header("If-Match", tag).delete(CUSTOMERS + "/1"), 400, "validation-failed");
    expect(
        admin.asks().header("If-None-Match", tag).get(CUSTOMERS + "/1"), 400, "validation-failed");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/companies/Contoso, unknown-company",
    "/api/v1/companies/%00, unknown-company",
    "/api/v1/companies/%00/customers, unknown-company",
    "/api/v1/companies/CRONUS/customers/2, unknown-customer",
    "/api/v1/companies/CRONUS/customers/%00, unknown-customer",
    "/api/v1/companies/CRONUS/customers/a%20b, unknown-customer",
    "/api/v1/companies/CRONUS/customers/1/2, unknown-path",
    "/api/v1/warehouses, unknown-path",
    "/nothing, unknown-path"
  })
  void pathToNothing(String path, String code) {
    expect(admin.asks().urlEncodingEnabled(false).get(path), 404, code);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/companies, 'GET, POST'",
    "PUT, /api/v1/companies/CRONUS, 'DELETE, GET, PATCH'",
    "DELETE, /api/v1/companies/CRONUS/customers, 'GET, POST'",
    "DELETE, /api/v1/customers, 'GET, POST'",
    "POST, /api/v1/customers/1, 'DELETE, GET, PATCH, PUT'"
  })
  void methodThePathDoesNotKnow(String method, String path, String allowed) {
    Response answer = admin.asks().request(method, path);

    expect(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @Test
  void answerInAMediaTypeWeDoNotSpeak() {
    expect(admin.asks().accept("application/xml").get(CUSTOMERS), 406, "not-acceptable");
  }

  @Test
  void bodyInAMediaTypeWeDoNotRead() {
    expect(
        admin.asks().contentType("application/xml").body("<a/>").post(CUSTOMERS),
        415,
        "unsupported-media-type");
  }

  @Test
  void bodyThatIsTooLarge() {
    String body = "{\"number\": \"2\", \"name\": \"" + "x".repeat(10 * 1024 * 1024) + "\"}";

    expect(admin.asks().body(body).post(CUSTOMERS), 413, "content-too-large");
    assertThat(admin.asks().get(CUSTOMERS).<List<?>>path("items")).hasSize(1);
  }

  @Test
  void anonymousIsAskedWhoHeIs() {
    Response answer = RestAssured.given().header("Host", admin.host()).get(CUSTOMERS);

    expect(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void tokenThatIsNone() {
    expect(new Caller(admin.host(), "x.y.z").asks().get(CUSTOMERS), 401, "unauthenticated");
  }

  @Test
  void tokenWithoutARoleOfTenants() {
    String token = tokens.of("guest", List.of(tenant.uuid()), "platform-admin");

    expect(new Caller(admin.host(), token).asks().get(CUSTOMERS), 403, "unknown-user");
  }

  static void expect(Response answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("code")).isEqualTo(code);
    assertThat(answer.<String>path("type")).isEqualTo("https://tenantry.io/problems/" + code);
    assertThat(answer.<Integer>path("status")).isEqualTo(status);
    assertThat(answer.<String>path("detail")).isNotBlank();
    assertThat(answer.asString()).doesNotContain(OURS);
  }
}
