package io.tenantry.app.scim;

import static io.tenantry.app.scim.Directory.SCIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;

/** A refusal in the words of SCIM. */
final class ScimError {

  private ScimError() {}

  /**
   * @param scimType null where SCIM has no word for it, or several
   */
  static void refused(Response answer, int status, String scimType) {
    String said = answer.asString();
    assertThat(answer.statusCode()).as(said).isEqualTo(status);
    assertThat(answer.contentType()).as(said).startsWith(SCIM);
    assertThat(said).doesNotContain("Exception", "io.tenantry", "captaingoldfish", "tenant_user");
    answer
        .then()
        .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:Error"))
        .body("status", equalTo(String.valueOf(status)))
        .body("detail", notNullValue());
    if (scimType != null) {
      answer.then().body("scimType", equalTo(scimType));
    }
  }
}
