package io.tenantry.app.scim;

import static io.tenantry.app.scim.Directory.USERS;
import static io.tenantry.app.scim.ScimError.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.StatementCount;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How users are found over SCIM. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ScimSearchTest {

  private static final String CLERK = "clerk@cronus";

  TestTenants tenants;
  TestTokens tokens;
  Directory directory;

  @BeforeEach
  void tenantWithADirectory() {
    directory = Directory.of(tenants, tokens);
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

  private Response page(int start, int count) {
    return directory.asks().queryParam("startIndex", start).queryParam("count", count).get(USERS);
  }

  private void found(String filter, String... names) {
    List<String> found =
        directory.find(filter).statusCode(200).extract().jsonPath().getList("Resources.userName");
    assertThat(found).as(filter).containsExactly(names);
  }
}
