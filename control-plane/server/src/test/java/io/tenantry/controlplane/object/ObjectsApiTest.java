package io.tenantry.controlplane.object;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ObjectsApiTest {

  private static final String REPORTS = "/api/v1/application/reports/";

  private final String name = "list-" + UUID.randomUUID();

  @BeforeEach
  void releaseIsPublished() {
    ReadyForTenants.prepare();
  }

  @Test
  void revisionIsInForceWhenTheCallReturnsAndCanBeRolledBack() {
    // when
    revise("select number from customer").body("status", equalTo("succeeded"));
    revise("select name from customer").body("result.revisions[0].revision", equalTo(2));

    // then
    asAdmin().get(REPORTS + name).then().statusCode(200).body("revision", equalTo(2));
    asAdmin()
        .get("/api/v1/application/reports")
        .then()
        .body("items.name", hasItem(name), "items[0].content", nullValue());

    // and when
    sending(Tokens.admin(), "{\"release\": 1, \"revision\": 1, \"reason\": \"was right\"}")
        .header("Prefer", "wait=60")
        .post(REPORTS + name + "/rollback")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));

    // then
    asAdmin()
        .get(REPORTS + name)
        .then()
        .body("revision", equalTo(3), "content.dataset", equalTo("select number from customer"));
    asAdmin().get(REPORTS + name + "/revisions").then().body("items.revision", contains(3, 2, 1));
  }

  @Test
  void reportThatDoesNotRunChangesNothingAndSaysWhy() {
    revise("select no_such_column from customer")
        .body("status", equalTo("failed"))
        .body("error.code", equalTo("object-refused"))
        .body("error.message", containsString("no_such_column"));
    asAdmin().get(REPORTS + name).then().statusCode(404).body("code", equalTo("unknown-object"));
  }

  @Test
  void onlyAPlatformAdministratorRevises() {
    for (String token : new String[] {Tokens.operator(), Tokens.viewer()}) {
      sending(token, body("select number from customer"))
          .put(REPORTS + name)
          .then()
          .statusCode(403);
    }
    as(Tokens.viewer()).get("/api/v1/application/web-services").then().statusCode(200);
  }

  @Test
  void whatIsWrongIsNamed() {
    sending(Tokens.admin(), "{\"content\": {\"title\": \"x\", \"dataset\": \"\"}}")
        .put(REPORTS + name)
        .then()
        .statusCode(400)
        .body("errors[0].field", containsString("dataset"));
    sending(Tokens.admin(), body("select 1 as one").replace("[1]", "[99]"))
        .put(REPORTS + name)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-release"));
    sending(Tokens.admin(), body("select 1 as one"))
        .put(REPORTS + "Bad_Name")
        .then()
        .statusCode(400);
    asAdmin().get("/api/v1/application/dashboards").then().statusCode(404);
  }

  private ValidatableResponse revise(String dataset) {
    return sending(Tokens.admin(), body(dataset))
        .header("Prefer", "wait=60")
        .put(REPORTS + name)
        .then()
        .statusCode(200);
  }

  private static String body(String dataset) {
    return """
    {"appliesTo": [1], "content": {"title": "List", "dataset": "%s"}}
    """
        .formatted(dataset);
  }
}
