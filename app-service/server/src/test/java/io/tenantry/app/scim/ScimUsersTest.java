package io.tenantry.app.scim;

import static io.restassured.RestAssured.given;
import static io.tenantry.app.scim.Directory.SCIM;
import static io.tenantry.app.scim.Directory.USERS;
import static io.tenantry.app.scim.Directory.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.app.testsupport.StatementCount;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an identity provider may rely on. */
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

  @Test
  void usersAreListedInPagesByName() {
    IntStream.range(0, 5).forEach(i -> directory.created("person-" + i));

    page(1, 3)
        .then()
        .body("totalResults", equalTo(7), "itemsPerPage", equalTo(3), "startIndex", equalTo(1))
        .body("Resources", hasSize(3));
    page(6, 3).then().body("totalResults", equalTo(7), "Resources", hasSize(2));
    page(9, 3).then().body("totalResults", equalTo(7), "Resources", empty());
    page(1, 0).then().body("totalResults", equalTo(7), "Resources", empty());
    directory
        .asks()
        .queryParam("filter", "userName sw \"person\"")
        .queryParam("startIndex", 2)
        .queryParam("count", 2)
        .get(USERS)
        .then()
        .body("totalResults", equalTo(5), "Resources.userName", contains("person-1", "person-2"));
  }

  @Test
  void filtersFindWhatTheySay() {
    String id = directory.created(CLERK);
    directory.created("anna@cronus");
    directory.patch(
        id,
        Map.of("op", "add", "path", "displayName", "value", "Sales clerk"),
        Map.of("op", "replace", "path", "active", "value", false));

    found("userName eq \"" + CLERK + "\"", CLERK);
    found("USERNAME Eq \"" + CLERK + "\"", CLERK);
    found("userName eq \"Clerk@cronus\"");
    found("userName eq \"\0\"");
    found("active eq false", CLERK);
    found("displayName co \"sales\" and not (active eq true)", CLERK);
    found("id eq \"" + id + "\"", CLERK);
    found("userName sw \"anna\" or displayName pr", "anna@cronus", CLERK);
    directory
        .asks()
        .body(
            Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:SearchRequest"),
                "filter",
                "userName eq \"" + CLERK + "\""))
        .post(USERS + "/.search")
        .then()
        .statusCode(200)
        .body("Resources.id", contains(id));
    directory
        .asks()
        .queryParam("attributes", "userName")
        .get(USERS + "/{id}", id)
        .then()
        .body("userName", equalTo(CLERK), "displayName", nullValue(), "id", equalTo(id));
  }

  /**
   * At the lowest: now and then a request also looks who the caller is. Each transaction begins.
   */
  @Test
  void userIsFoundByNameInOneStatement() {
    directory.created(CLERK);

    try (StatementCount statements = new StatementCount()) {
      assertThat(
              IntStream.range(0, 4)
                  .map(again -> statements.of(() -> found("userName eq \"" + CLERK + "\"", CLERK)))
                  .min())
          .hasValue(2);
    }
  }

  @Test
  void filterThatWouldReadTooManyUsersIsRefused() {
    directory.created(CLERK);
    tenants.inDatabase(
        directory.tenant(),
        content ->
            content
                .createStatement()
                .executeUpdate(
                    "insert into tenantry.tenant_user (id, name, registered_at, registered_by)"
                        + " select gen_random_uuid(), 'many-' || i, now(), 'test'"
                        + " from generate_series(1, 5000) i"));

    refused(
        directory.asks().queryParam("filter", "displayName co \"x\"").get(USERS), 400, "tooMany");
    found("userName eq \"" + CLERK + "\"", CLERK);
    directory.asks().get(USERS).then().body("Resources", hasSize(200));
  }

  @Test
  void planLimitsHowManyUsersThereAre() {
    String id = directory.created(CLERK);
    tenants.plan(directory.tenant(), "{\"users\": 3}");

    directory
        .create("one-too-many")
        .statusCode(409)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("quota-exceeded"));
    directory.asks().delete(USERS + "/{id}", id).then().statusCode(204);
    directory.create("in-the-place-of-the-other").statusCode(201);
  }

  @Test
  void eachRouteNeedsItsPermission() {
    String id = directory.created(CLERK);
    directory.allow("reader", "readers", "user:read", "user:insert");
    directory.allow("writer", "writers", "user:insert", "user:modify");
    Caller reader = caller("reader");
    Caller writer = caller("writer");

    reader.asks().get(USERS).then().statusCode(200);
    reader.asks().body("{}").post(USERS + "/.search").then().statusCode(200);
    forbidden(reader.asks().body(user(CLERK)).put(USERS + "/{id}", id));
    forbidden(reader.asks().body("{}").patch(USERS + "/{id}", id));
    forbidden(writer.asks().delete(USERS + "/{id}", id));
    forbidden(writer.asks().get(USERS));
    forbidden(writer.asks().body("{}").post(USERS + "/.search"));
    forbidden(clerk().asks().get("/scim/v2/Schemas"));
  }

  @Test
  void usersOfAnotherTenantAreNotThere() {
    String id = Directory.of(tenants, tokens).created(CLERK);

    refused(directory.asks().get(USERS + "/{id}", id), 404, null);
    refused(directory.asks().delete(USERS + "/{id}", id), 404, null);
    directory.find("userName eq \"" + CLERK + "\"").body("totalResults", equalTo(0));
  }

  @Test
  void whatIsNotThereIsNotFoundAsScimSays() {
    String id = directory.created(CLERK);

    refused(directory.asks().get(USERS + "/{id}", UUID.randomUUID().toString()), 404, null);
    refused(directory.asks().get(USERS + "/{id}", CLERK), 404, null);
    refused(directory.asks().get(USERS + "/{id}", id.toUpperCase(Locale.ROOT)), 404, null);
    refused(directory.asks().get("/scim/v2/Schemas/nothing"), 404, null);
    refused(directory.asks().get("/scim/v2/ResourceTypes/Group"), 404, null);
  }

  @Test
  void mistakesInQueriesAreToldAsScimSays() {
    for (String filter :
        List.of("userName", "userName eq", "moon eq \"x\"", "userName eq \"x", "active gt \"y\"")) {
      refused(directory.asks().queryParam("filter", filter).get(USERS), 400, null);
    }
    refused(directory.asks().queryParam("startIndex", "x").get(USERS), 400, "invalidValue");
    refused(directory.asks().queryParam("count", "1.5").get(USERS), 400, "invalidValue");
    refused(directory.asks().queryParam("attributes", "moon").get(USERS), 400, null);
  }

  @Test
  void mistakesInUsersAreToldAsScimSays() {
    for (Map<String, ?> body :
        List.<Map<String, ?>>of(
            Map.of(),
            Map.of("userName", ""),
            Map.of("userName", " "),
            Map.of("userName", "x".repeat(201)),
            Map.of("userName", "a\u0007"),
            Map.of("userName", Map.of("a", 1)),
            Map.of("userName", "x", "active", "perhaps"))) {
      Map<String, Object> whole = new HashMap<>(body);
      whole.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:User"));
      refused(directory.asks().body(whole).post(USERS), 400, null);
    }
    directory
        .asks()
        .contentType("text/plain")
        .body("x")
        .post(USERS)
        .then()
        .statusCode(415)
        .body("code", equalTo("unsupported-media-type"));
  }

  @Test
  void bodyThatIsNoObjectIsToldAsScimSays() {
    String id = directory.created(CLERK);

    for (String body : List.of("", "{", "[]", "1", "null", "\"x\"", "{\"a\":1,\"a\":2}")) {
      refused(directory.asks().body(body).post(USERS), 400, "invalidSyntax");
      refused(directory.asks().body(body).put(USERS + "/{id}", id), 400, "invalidSyntax");
      refused(directory.asks().body(body).patch(USERS + "/{id}", id), 400, "invalidSyntax");
    }
  }

  @Test
  void mistakesInPatchesAreToldAsScimSaysAndChangeNothing() {
    String id = directory.created(CLERK);
    Map<String, Object> rename = Map.of("op", "replace", "path", "displayName", "value", "Anna");

    for (Object operation :
        List.of(
            Map.of("op", "eat", "path", "active", "value", true),
            Map.of("op", "replace", "path", "active", "value", "perhaps"),
            Map.of("op", "remove"),
            Map.of("op", "remove", "path", "userName"),
            Map.of("op", "replace", "path", "userName", "value", ""),
            "x")) {
      refused(directory.patch(id, rename, operation).extract().response(), 400, null);
    }
    directory.asks().get(USERS + "/{id}", id).then().body("displayName", nullValue());
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

  @Test
  void platformRefusesAsEverywhere() {
    given()
        .header("Host", directory.tenant().host())
        .get(USERS)
        .then()
        .statusCode(401)
        .body("code", equalTo("unauthenticated"));
    tenants.lifecycle(directory.tenant(), "suspended");
    directory
        .asks()
        .get(USERS)
        .then()
        .statusCode(403)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("tenant-suspended"));
  }

  private Response page(int start, int count) {
    return directory.asks().queryParam("startIndex", start).queryParam("count", count).get(USERS);
  }

  private void found(String filter, String... names) {
    List<String> found =
        directory.find(filter).statusCode(200).extract().jsonPath().getList("Resources.userName");
    assertThat(found).as(filter).containsExactly(names);
  }

  private Caller clerk() {
    return caller(CLERK);
  }

  private Caller caller(String name) {
    return new Caller(
        directory.tenant().host(),
        tokens.of(name, List.of(directory.tenant().uuid()), "tenant-user"));
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

  private static void forbidden(Response answer) {
    answer
        .then()
        .statusCode(403)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("forbidden"));
  }

  /**
   * @param scimType null where SCIM has no word for it, or several
   */
  private static void refused(Response answer, int status, String scimType) {
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
