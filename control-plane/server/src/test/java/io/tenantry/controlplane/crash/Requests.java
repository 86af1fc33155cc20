package io.tenantry.controlplane.crash;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.hamcrest.Matchers.equalTo;

import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.testsupport.Tokens;

/**
 * What a platform administrator asks for. Those without further words return when it is accepted.
 */
final class Requests {

  private Requests() {}

  static void post(String path, String body) {
    sending(Tokens.admin(), body).post(path).then().statusCode(202);
  }

  static void put(String path, String body) {
    sending(Tokens.admin(), body).put(path).then().statusCode(202);
  }

  static void patch(String path, String body) {
    sending(Tokens.admin(), body).patch(path).then().statusCode(202);
  }

  static void delete(String path) {
    asAdmin().delete(path).then().statusCode(202);
  }

  static void publish(Packages delivered) {
    asAdmin()
        .contentType("application/zip")
        .body(delivered.zip())
        .post("/api/v1/application/releases")
        .then()
        .statusCode(202);
  }

  /** Makes what needs no operation. */
  static void made(String path, String body) {
    sending(Tokens.admin(), body).post(path).then().statusCode(201);
  }

  /** Waits for the operation's success. */
  static void succeeded(String path, String body) {
    sending(Tokens.admin(), body)
        .header("Prefer", "wait=60")
        .post(path)
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }
}
