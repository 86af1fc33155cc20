package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.Tokens;
import java.util.UUID;
import org.hamcrest.Matchers;

/** What a platform administrator does with tenants; every call waits for the operation's end. */
final class TenantCalls {

  static final String TENANTS = "/api/v1/tenants";

  private TenantCalls() {}

  /** A new tenant with one company, and the host name {@code {id}.example}. */
  static String provisioned() {
    String id = ControlPlane.freshId();
    succeed(
        provision(
            "{\"id\": \"%s\", \"hostNames\": [\"%s.example\"], \"companies\": [\"CRONUS\"]}"
                .formatted(id, id)));
    return id;
  }

  static ValidatableResponse provision(String body) {
    return waiting(body).post(TENANTS).then();
  }

  static ValidatableResponse act(String id, String action, String body) {
    return waiting(body).post(TENANTS + "/" + id + "/" + action).then();
  }

  static ValidatableResponse succeed(String id, String action, String body) {
    return succeed(act(id, action, body));
  }

  static ValidatableResponse succeed(ValidatableResponse answer) {
    return answer.statusCode(200).body("status", Matchers.equalTo("succeeded"));
  }

  static ValidatableResponse delete(String id) {
    return waiting("{\"confirm\": \"%s\"}".formatted(id)).delete(TENANTS + "/" + id).then();
  }

  static ValidatableResponse purge(String id) {
    return act(id, "purge", "{\"confirm\": \"%s\"}".formatted(id));
  }

  static ValidatableResponse get(String idOrUuid) {
    return asAdmin().get(TENANTS + "/" + idOrUuid).then();
  }

  static UUID uuid(String id) {
    return UUID.fromString(get(id).statusCode(200).extract().path("uuid"));
  }

  static RequestSpecification waiting(String body) {
    return sending(Tokens.admin(), body).header("Prefer", "wait=60");
  }
}
