package io.tenantry.tenant.sample;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTokens;

/** Requests as the tests mean them: who calls, and which tenant is named how. */
public record Caller(TestTokens tokens) {

  /** A user of the tenant on the tenant's own host. */
  public RequestSpecification at(TestTenant tenant) {
    return on(tenant.host(), tenant);
  }

  /** A user of the tenant on any host. */
  public RequestSpecification on(String host, TestTenant user) {
    return given().auth().oauth2(tokens.of(user)).header("Host", host);
  }

  /** A user of the tenant on a host that names nobody. */
  public RequestSpecification neutral(TestTenant user) {
    return on("localhost", user);
  }

  /** Nobody in particular. */
  public RequestSpecification anonymous(String host) {
    return given().header("Host", host);
  }

  public void write(TestTenant tenant, String text) {
    at(tenant).body(text).post("/notes").then().statusCode(204);
  }
}
