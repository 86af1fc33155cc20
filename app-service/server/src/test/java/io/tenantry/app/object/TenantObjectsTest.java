package io.tenantry.app.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.app.testsupport.WebServices;
import io.tenantry.tenant.object.PublishedObject;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class TenantObjectsTest {

  private static final String REPORTS = "/api/v1/tenant/reports";
  private static final String SERVICES = "/api/v1/tenant/web-services";
  private static final String RUN = "/api/v1/companies/CRONUS/reports/";
  private static final String ODATA = "/odata/v4";
  private static final String CUSTOMERS = "select number, name from customer order by number";

  TestTenants tenants;
  TestTokens tokens;
  Caller admin;
  Caller user;
  Caller neighbour;

  @BeforeEach
  void twoTenants() {
    TestTenant tenant = tenants.create("own-" + UUID.randomUUID(), List.of(), "CRONUS");
    admin = Caller.admin(tenant, tokens);
    user = Caller.user(tenant, tokens);
    neighbour =
        Caller.admin(tenants.create("own-" + UUID.randomUUID(), List.of(), "CRONUS"), tokens);
    admin.createCustomer("CRONUS", "C-1", "Adatum");
  }

  @Test
  void reportOfATenantIsRunByItsUsersAndUnknownToAnybodyElse() {
    // when
    make(REPORTS, "my-customers", report(CUSTOMERS))
        .statusCode(201)
        .body("scope", equalTo("tenant"));

    // then
    user.asks()
        .get(RUN + "my-customers?format=csv")
        .then()
        .statusCode(200)
        .body(containsString("C-1,Adatum"));
    user.asks().get(RUN).then().body("items.name", hasItem("my-customers"));
    neighbour.asks().get(RUN + "my-customers").then().statusCode(404);
    neighbour.asks().get(RUN).then().body("items.name", not(hasItem("my-customers")));
    neighbour.asks().get(REPORTS + "/my-customers").then().statusCode(404);
  }

  @Test
  void changedReportCountsWithTheNextRunAndADeletedOneIsGone() {
    // given
    String tag = make(REPORTS, "r", report(CUSTOMERS)).statusCode(201).extract().header("ETag");

    // when
    put("r", report("select 'changed' as word"), tag).statusCode(200).body("version", equalTo(1));

    // then
    user.asks().get(RUN + "r?format=csv").then().body(containsString("changed"));
    put("r", report(CUSTOMERS), tag).statusCode(412).body("code", equalTo("version-mismatch"));
    admin.asks().delete(REPORTS + "/r").then().statusCode(204);
    user.asks().get(RUN + "r").then().statusCode(404);
  }

  @Test
  void reportThatDoesNotRunIsNotKept() {
    for (String dataset :
        List.of(
            "select no_such_column from customer",
            "select rolpassword from pg_authid",
            "delete from customer returning number",
            "select 1; commit; select 2",
            "select content from tenantry.tenant_object")) {
      make(REPORTS, "bad", report(dataset)).statusCode(422).body("code", equalTo("report-failed"));
    }
    make(REPORTS, "bad", with(report(CUSTOMERS), "layout", "{#for row in rows}{row.nowhere}{/for}"))
        .statusCode(422);
    make(REPORTS, "bad", with(report(CUSTOMERS), "layout", "{#for i in 1000000000}x{/for}"))
        .statusCode(400);
    make(REPORTS, "bad", with(report(CUSTOMERS), "reads", List.of())).statusCode(400);
    make(REPORTS, "bad", with(report(CUSTOMERS), "odd", "x")).statusCode(400);
    make(REPORTS, "Bad Name", report(CUSTOMERS)).statusCode(400);
    admin.asks().get(REPORTS).then().body("items.name", not(hasItem("bad")));
  }

  @Test
  void onlyWhoMayMakeThemMakesThem() {
    user.asks()
        .body(Map.of("name", "mine", "content", report(CUSTOMERS)))
        .post(REPORTS)
        .then()
        .statusCode(403);
    user.asks().get(REPORTS).then().statusCode(403);
  }

  @Test
  void objectsOfTheApplicationAreReadOnlyAndTheirNamesTaken() {
    // given
    String name = "central-" + UUID.randomUUID();
    tenants.awaitAcknowledged(
        tenants.revise(
            PublishedObject.REPORT,
            name,
            "{\"title\": \"Central\", \"dataset\": \"select 'central' as word\"}"));

    // when, then
    make(REPORTS, name, report(CUSTOMERS)).statusCode(409).body("code", equalTo("object-exists"));
    admin
        .asks()
        .body(Map.of("content", report(CUSTOMERS)))
        .put(REPORTS + "/" + name)
        .then()
        .statusCode(403)
        .body("code", equalTo("read-only"));
    admin.asks().delete(REPORTS + "/" + name).then().statusCode(403);
    admin
        .asks()
        .get(REPORTS + "/" + name)
        .then()
        .statusCode(200)
        .body("content.title", equalTo("Central"));
    make(REPORTS, "twice", report(CUSTOMERS)).statusCode(201);
    make(REPORTS, "twice", report(CUSTOMERS)).statusCode(409);
  }

  @Test
  void webServiceOfATenantIsAnEntitySetForThatTenantAlone() {
    // given
    WebServices.publish(tenants);
    String set = ODATA + "/Company('CRONUS')/Client";

    // when
    make(SERVICES, "clients", service("Client", "customer")).statusCode(201);

    // then
    user.asks()
        .get(set + "?$filter=Name eq 'Adatum'")
        .then()
        .statusCode(200)
        .body("value.Number", contains("C-1"));
    user.asks().get(set + "('C-1')").then().statusCode(200).body("Name", equalTo("Adatum"));
    assertThat(metadata(user))
        .contains("EntityType Name=\"Client\"", "EntityType Name=\"Customer\"");
    neighbour.asks().get(set).then().statusCode(404);
    assertThat(metadata(neighbour)).doesNotContain("Client");
    admin.asks().delete(SERVICES + "/clients").then().statusCode(204);
    user.asks().get(set).then().statusCode(404);
  }

  @Test
  void webServiceNeedsAFreeEntitySetAndATableThatCanBeOffered() {
    // given
    WebServices.publish(tenants);

    // when, then
    make(SERVICES, "mine", service("Customer", "customer"))
        .statusCode(409)
        .body("code", equalTo("object-exists"));
    make(SERVICES, "mine", service("Company", "customer")).statusCode(409);
    make(SERVICES, "mine", service("Secret", "tenant_user")).statusCode(400);
    make(SERVICES, "mine", service("bad name", "customer")).statusCode(400);
    make(SERVICES, "mine", service("Client", "customer")).statusCode(201);
    make(SERVICES, "other", service("Client", "vendor")).statusCode(409);
  }

  private ValidatableResponse make(String path, String name, Map<String, ?> content) {
    return admin.asks().body(Map.of("name", name, "content", content)).post(path).then();
  }

  private ValidatableResponse put(String name, Map<String, ?> content, String tag) {
    return admin
        .asks()
        .header("If-Match", tag)
        .body(Map.of("content", content))
        .put(REPORTS + "/" + name)
        .then();
  }

  private static String metadata(Caller caller) {
    return caller.asks().accept("application/xml").get(ODATA + "/$metadata").asString();
  }

  private static Map<String, Object> report(String dataset) {
    return Map.of("title", "Of our own", "reads", List.of("customer"), "dataset", dataset);
  }

  private static Map<String, Object> with(Map<String, Object> report, String member, Object value) {
    Map<String, Object> changed = new HashMap<>(report);
    changed.put(member, value);
    return changed;
  }

  private static Map<String, Object> service(String entity, String table) {
    return Map.of("entity", entity, "table", table, "published", true);
  }
}
