package io.tenantry.app.scim;

import static io.restassured.RestAssured.given;
import static io.tenantry.app.scim.Directory.USERS;
import static io.tenantry.app.scim.Directory.user;
import static io.tenantry.app.scim.ScimError.refused;
import static org.hamcrest.Matchers.equalTo;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused over SCIM, and in whose words. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ScimRefusalsTest {

  private static final String CLERK = "clerk@cronus";

  TestTenants tenants;
  TestTokens tokens;
  Directory directory;

  @BeforeEach
  void tenantWithADirectory() {
    directory = Directory.of(tenants, tokens);
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

  private Caller clerk() {
    return caller(CLERK);
  }

  private Caller caller(String name) {
    return new Caller(
        directory.tenant().host(),
        tokens.of(name, List.of(directory.tenant().uuid()), "tenant-user"));
  }

  private static void forbidden(Response answer) {
    answer
        .then()
        .statusCode(403)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("forbidden"));
  }
}
