package io.tenantry.controlplane.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** The control plane under test, as callers see it. */
public final class ControlPlane {

  private ControlPlane() {}

  public static RequestSpecification as(String token) {
    return given().filter(new AnswersAsDescribed()).auth().oauth2(token).urlEncodingEnabled(false);
  }

  public static RequestSpecification asAdmin() {
    return as(Tokens.admin());
  }

  /** A request with a body of JSON. */
  public static RequestSpecification sending(String token, String body) {
    return as(token).contentType("application/json").body(body);
  }

  /** A tenant id that no other test has. */
  public static String freshId() {
    return "cronus-" + UUID.randomUUID();
  }
}
