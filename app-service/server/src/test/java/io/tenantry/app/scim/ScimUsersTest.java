package io.tenantry.app.scim;

import static io.tenantry.app.scim.Directory.SCIM;
import static io.tenantry.app.scim.Directory.USERS;
import static io.tenantry.app.scim.Directory.user;
import static io.tenantry.app.scim.ScimError.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an identity provider may rely on when it keeps users. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ScimUsersTest {

  private static final String CLERK = "clerk@cronus";

  TestTenants tenants;
  TestTokens tokens;
  Directory directory;

  @BeforeEach
  void tenantWithADirectory() {
    directory = Directory.of(tenants, tokens);
  }

  @Test
  void userIsCreatedAndFoundAtItsLocation() {
    Response created =
        directory
            .asks()
            .body(
                Map.of(
                    "userName",
                    CLERK,
                    "displayName",
                    "Sales clerk",
                    "active",
                    true,
                    "schemas",
                    List.of("urn:ietf:params:scim:schemas:core:2.0:User")))
            .post(USERS);

    created
        .then()
        .statusCode(201)
        .contentType(startsWith(SCIM))
        .body("userName", equalTo(CLERK))
        .body("displayName", equalTo("Sales clerk"))
        .body("active", equalTo(true))
        .body("meta.resourceType", equalTo("User"))
        .body("meta.created", notNullValue())
        .body("meta", not(hasKey("lastModified")))
        .body("meta.location", equalTo(created.header("Location")))
        .body("meta.version", equalTo(created.header("ETag")));
    String location = created.header("Location");
    assertThat(location)
        .isEqualTo(
            "http://%s/scim/v2/Users/%s?tenant=%s",
            directory.tenant().host(), created.path("id"), directory.tenant().id());
    directory
        .asks()
        .get(USERS + "/{id}", created.<String>path("id"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo(created.header("ETag")))
        .body("userName", equalTo(CLERK))
        .body("meta.location", equalTo(location));
    directory
        .admin()
        .asks()
        .get("/api/v1/users/{name}", CLERK)
        .then()
        .body("disabled", equalTo(false), "registeredBy", equalTo("api-key:directory"));
  }

  @Test
  void userMayBeCreatedWithoutBeingLetInYet() {
    Map<String, Object> body = new HashMap<>(user(CLERK));
    body.put("active", false);

    directory.asks().body(body).post(USERS).then().statusCode(201).body("active", equalTo(false));
    clerk().asks().get("/api/v1/me").then().statusCode(403).body("code", equalTo("user-disabled"));
  }

  @Test
  void nameIsGivenOnce() {
    directory.created(CLERK);
    String other = directory.created("other@cronus");

    refused(directory.asks().body(user(CLERK)).post(USERS), 409, "uniqueness");
    refused(directory.asks().body(user(CLERK)).put(USERS + "/{id}", other), 409, "uniqueness");
    directory.asks().get(USERS + "/{id}", other).then().body("userName", equalTo("other@cronus"));
  }

  @Test
  void disablingAndEnablingIsUnderstoodAsEntraAndOktaSayIt() {
    String id = directory.created(CLERK);
    List<Object> off =
        List.of(
            Map.of("op", "Replace", "path", "active", "value", "False"),
            Map.of("op", "replace", "path", "active", "value", false),
            Map.of("op", "replace", "value", Map.of("active", false)),
            Map.of("op", "Replace", "value", Map.of("active", "False")),
            Map.of("op", "Add", "path", "active", "value", "False"));

    for (Object operation : off) {
      directory.patch(id, operation).statusCode(200).body("active", equalTo(false));
      clerk()
          .asks()
          .get("/api/v1/me")
          .then()
          .statusCode(403)
          .body("code", equalTo("user-disabled"));
      directory
          .patch(id, Map.of("op", "Replace", "path", "active", "value", "True"))
          .statusCode(200)
          .body("active", equalTo(true));
      clerk().asks().get("/api/v1/me").then().statusCode(200);
    }
  }

  @Test
  void whatIsNotKeptIsLeftOutAndHindersNothing() {
    String enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    Map<String, Object> body = new HashMap<>(user(CLERK));
    body.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:User", enterprise));
    body.put("externalId", "0f1e");
    body.put("name", Map.of("givenName", "Anna", "familyName", "Berg"));
    body.put("emails", List.of(Map.of("value", "anna@cronus.example", "primary", true)));
    body.put("password", "secret");
    body.put("groups", List.of());
    body.put(enterprise, Map.of("department", "Sales"));
    body.put("meta", Map.of("resourceType", "User", "location", "https://evil.example/1"));

    String id =
        directory
            .asks()
            .body(body)
            .post(USERS)
            .then()
            .statusCode(201)
            .header("Location", startsWith("http://" + directory.tenant().host()))
            .body("meta.location", startsWith("http://" + directory.tenant().host()))
            .body("externalId", nullValue(), "name", nullValue(), "emails", nullValue())
            .extract()
            .path("id");
    directory.asks().body(body).put(USERS + "/{id}", id).then().statusCode(200);
    directory
        .patch(
            id,
            Map.of("op", "Add", "path", "externalId", "value", "2"),
            Map.of(
                "op", "Replace", "path", "emails[type eq \"work\"].value", "value", "a@b.example"),
            Map.of("op", "Add", "path", "name.givenName", "value", "Anne"),
            Map.of("op", "Add", "path", enterprise + ":department", "value", "Post"),
            Map.of("op", "Replace", "path", "displayName", "value", "Anne Berg"),
            Map.of("op", "replace", "value", Map.of("nickName", "Anne", "active", true)))
        .statusCode(200)
        .body("displayName", equalTo("Anne Berg"), "name", nullValue(), "nickName", nullValue());
  }

  @Test
  void renamedUserKeepsIdAndSetsUnderTheNewName() {
    String id = directory.created(CLERK);
    directory.assign(CLERK, "tenant", "provisioning");

    directory
        .patch(id, Map.of("op", "replace", "path", "userName", "value", "anna@cronus"))
        .statusCode(200)
        .body("id", equalTo(id), "userName", equalTo("anna@cronus"));

    caller("anna@cronus")
        .asks()
        .get("/api/v1/me")
        .then()
        .body("permissionSets.permissionSet", contains("tenant/provisioning"));
    directory.admin().asks().get("/api/v1/users/{name}", CLERK).then().statusCode(404);
  }

  @Test
  void nobodyRenamesOneWhoMayDoMore() {
    String id = directory.created(CLERK);
    directory.assign(CLERK, "system", "administrator");

    directory
        .patch(id, Map.of("op", "replace", "path", "userName", "value", "mallory@cronus"))
        .statusCode(403)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("forbidden"));
    directory.asks().get(USERS + "/{id}", id).then().body("userName", equalTo(CLERK));
  }

  @Test
  void userIsReplacedAndWhatIsLeftOutIsGoneButForBeingDisabled() {
    String id = directory.created(CLERK);
    directory
        .patch(
            id,
            Map.of("op", "add", "path", "displayName", "value", "Sales clerk"),
            Map.of("op", "replace", "path", "active", "value", false))
        .statusCode(200);

    directory
        .asks()
        .body(user(CLERK))
        .put(USERS + "/{id}", id)
        .then()
        .statusCode(200)
        .body("displayName", nullValue(), "active", equalTo(false));
  }

  @Test
  void deletedUserIsGoneAndTheNameIsFree() {
    String id = directory.created(CLERK);
    directory.assign(CLERK, "system", "business");
    clerk().asks().get("/api/v1/customers").then().statusCode(200);

    directory.asks().delete(USERS + "/{id}", id).then().statusCode(204);

    refused(directory.asks().get(USERS + "/{id}", id), 404, null);
    refused(directory.asks().delete(USERS + "/{id}", id), 404, null);
    directory.find("userName eq \"" + CLERK + "\"").body("totalResults", equalTo(0));
    directory.asks().get(USERS).then().body("Resources.id", not(hasItems(id)));
    directory.admin().asks().get("/api/v1/users/{id}", id).then().statusCode(404);
    directory
        .admin()
        .asks()
        .get("/api/v1/users?limit=500")
        .then()
        .body("items.id", not(hasItems(id)));
    assertThat(left(id)).isEqualTo("nameless, 0 sets");
    assertThat(directory.created(CLERK)).isNotEqualTo(id);
    clerk().asks().get("/api/v1/customers").then().statusCode(403);
  }

  @Test
  void deletedUserStaysOutWhereUsersHaveToBeRegistered() {
    directory
        .admin()
        .asks()
        .body(Map.of("registeredUsersOnly", true))
        .patch("/api/v1/access-settings")
        .then()
        .statusCode(200);
    String id = directory.created(CLERK);
    clerk().asks().get("/api/v1/me").then().statusCode(200);

    directory.asks().delete(USERS + "/{id}", id).then().statusCode(204);

    clerk().asks().get("/api/v1/me").then().statusCode(403).body("code", equalTo("unknown-user"));
  }

  @Test
  void allOfItIsWrittenDownUnderTheNameOfTheKey() {
    String id = directory.created(CLERK);
    directory.patch(
        id,
        Map.of("op", "replace", "path", "userName", "value", "anna@cronus"),
        Map.of("op", "replace", "path", "active", "value", "False"));
    directory.patch(id, Map.of("op", "replace", "path", "active", "value", "False"));
    directory.asks().delete(USERS + "/{id}", id).then().statusCode(204);

    directory
        .admin()
        .asks()
        .get("/api/v1/access-changes?q=api-key&limit=4")
        .then()
        .body(
            "items.action", contains("user.delete", "user.change", "user.rename", "user.create"),
            "items.by.unique()", contains("api-key:directory"));
  }

  @Test
  void nobodyDisablesRenamesOrDeletesHimself() {
    String me =
        directory.find("userName eq \"api-key:directory\"").extract().path("Resources[0].id");

    refused(
        directory
            .patch(me, Map.of("op", "replace", "path", "active", "value", false))
            .extract()
            .response(),
        409,
        null);
    refused(directory.asks().body(user("else")).put(USERS + "/{id}", me), 409, null);
    refused(directory.asks().delete(USERS + "/{id}", me), 409, null);
    directory.asks().get(USERS).then().statusCode(200);
  }

  @Test
  void changeOfAnOldVersionIsRefused() {
    String id = directory.created(CLERK);
    String old = directory.asks().get(USERS + "/{id}", id).header("ETag");
    directory
        .patch(id, Map.of("op", "add", "path", "displayName", "value", "Sales clerk"))
        .statusCode(200);

    refused(directory.asks().header("If-Match", old).delete(USERS + "/{id}", id), 412, null);
    refused(
        directory.asks().header("If-Match", old).body(user("x")).put(USERS + "/{id}", id),
        412,
        null);
    String tag = directory.asks().get(USERS + "/{id}", id).header("ETag");
    directory.asks().header("If-None-Match", tag).get(USERS + "/{id}", id).then().statusCode(304);
    directory
        .asks()
        .header("If-Match", "*")
        .body(user(CLERK))
        .put(USERS + "/{id}", id)
        .then()
        .statusCode(200);
  }

  /** What the database still has of one who was deleted. */
  private String left(String id) {
    return tenants.inDatabase(
        directory.tenant(),
        content -> {
          try (var row =
              content
                  .createStatement()
                  .executeQuery(
                      "select case when name = chr(9) || id and display_name is null and disabled"
                          + " then 'nameless' end || ', ' || (select count(*) from"
                          + " tenantry.permission_assignment where user_id = u.id) || ' sets'"
                          + " from tenantry.tenant_user u where id = '"
                          + id
                          + "'")) {
            row.next();
            return row.getString(1);
          }
        });
  }

  private Caller clerk() {
    return caller(CLERK);
  }

  private Caller caller(String name) {
    return new Caller(
        directory.tenant().host(),
        tokens.of(name, List.of(directory.tenant().uuid()), "tenant-user"));
  }
}
