package io.tenantry.app.scim;

import static io.restassured.RestAssured.given;
import static io.tenantry.app.scim.Directory.SCIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the SCIM interface says of itself. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ScimDescriptionTest {

  TestTenants tenants;
  TestTokens tokens;
  Directory directory;

  @BeforeEach
  void tenantWithADirectory() {
    directory = Directory.of(tenants, tokens);
  }

  @Test
  void whatIsSaidOfTheServiceIsTrue() {
    directory
        .asks()
        .get("/scim/v2/ServiceProviderConfig")
        .then()
        .statusCode(200)
        .contentType(startsWith(SCIM))
        .body("patch.supported", equalTo(true), "bulk.supported", equalTo(false))
        .body("filter.supported", equalTo(true), "filter.maxResults", equalTo(200))
        .body("changePassword.supported", equalTo(false), "sort.supported", equalTo(false))
        .body("etag.supported", equalTo(true))
        .body("authenticationSchemes.type", contains("oauthbearertoken"));
    directory
        .asks()
        .get("/scim/v2/ResourceTypes/User")
        .then()
        .body("endpoint", equalTo("/Users"), "schemaExtensions", nullValue());
    directory
        .asks()
        .get("/scim/v2/Schemas/{id}", "urn:ietf:params:scim:schemas:core:2.0:User")
        .then()
        .statusCode(200)
        .body("attributes.name", contains("id", "userName", "displayName", "active"))
        .body("attributes.find { it.name == 'userName' }.caseExact", equalTo(true));
    directory.asks().get("/scim/v2/Schemas").then().statusCode(200);
    directory
        .asks()
        .get("/scim/v2/ResourceTypes")
        .then()
        .body("Resources.name", not(hasItems("Group")));
    directory.asks().body("{}").post("/scim/v2/Bulk").then().statusCode(404);
  }

  @Test
  void refusalsAreDescribedAsWhatTheyAre() {
    Map<String, Object> answers =
        given()
            .queryParam("format", "json")
            .get("/q/openapi")
            .jsonPath()
            .getMap("paths.'/scim/v2/Users/{id}'.patch.responses");

    assertThat(answers).containsKeys("200", "404", "409", "412");
    assertThat(answers.get("409")).asString().contains(SCIM, "uniqueness");
    assertThat(answers.get("409")).asString().doesNotContain("problem+json");
  }
}
