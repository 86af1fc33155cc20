package io.tenantry.app.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.Map;

/** A user of a tenant who calls the application on the tenant's own host. */
public record Caller(String host, String token) {

  public static Caller user(TestTenant tenant, TestTokens tokens) {
    return new Caller(tenant.host(), tokens.of(tenant));
  }

  public static Caller admin(TestTenant tenant, TestTokens tokens) {
    return new Caller(tenant.host(), tokens.ofAdmin(tenant));
  }

  /** A request with the caller's host and token; JSON unless another content type is given. */
  public RequestSpecification asks() {
    return given()
        .spec(new RequestSpecBuilder().setContentType(ContentType.JSON).build())
        .config(plainCharsets())
        .header("Host", host)
        .auth()
        .oauth2(token);
  }

  /** A request with a file as its body. */
  public RequestSpecification sends(byte[] file) {
    return given()
        .config(plainCharsets())
        .header("Host", host)
        .auth()
        .oauth2(token)
        .contentType("text/csv")
        .body(file);
  }

  /** Creates a customer and expects that to succeed. */
  public void createCustomer(String company, String number, String name) {
    asks()
        .body(Map.of("number", number, "name", name))
        .post("/api/v1/companies/{company}/customers", company)
        .then()
        .statusCode(201);
  }

  private static RestAssuredConfig plainCharsets() {
    return RestAssuredConfig.config()
        .encoderConfig(
            EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false));
  }
}
