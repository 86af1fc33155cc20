package io.tenantry.app.company;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CompaniesResourceTest {

  private static final String COMPANIES = "/api/v1/companies";

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller admin;

  @BeforeEach
  void tenant() {
    tenant =
        tenants.create("companies-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam, Inc.");
    admin = Caller.admin(tenant, tokens);
  }

  @Test
  void companiesAreListedByNamePageByPage() {
    Response first = admin.asks().get(COMPANIES + "?limit=1");

    first.then().statusCode(200).body("items.name", contains("CRONUS"));
    admin
        .asks()
        .get(COMPANIES + "?limit=1&cursor=" + first.path("nextCursor"))
        .then()
        .body("items.name", contains("Fabrikam, Inc."))
        .body("$", not(hasKey("nextCursor")));
  }

  @Test
  void companiesAreFoundByAPartOfTheirName() {
    admin.asks().get(COMPANIES + "?q=FABRI").then().body("items.name", contains("Fabrikam, Inc."));
  }

  @Test
  void companyIsReadByIdAndByNameInAnyCase() {
    Response byName = admin.asks().get(COMPANIES + "/{name}", "fabrikam, INC.");

    byName.then().statusCode(200).body("name", equalTo("Fabrikam, Inc."));
    admin
        .asks()
        .get(COMPANIES + "/" + byName.path("id"))
        .then()
        .statusCode(200)
        .body("name", equalTo("Fabrikam, Inc."));
  }

  @Test
  void administratorCreatesACompanyThatIsUsableAtOnce() {
    Response created =
        admin.asks().body(Map.of("name", "Contoso Ltd", "displayName", "Contoso")).post(COMPANIES);

    created
        .then()
        .statusCode(201)
        .header("Location", endsWith("/companies/Contoso%20Ltd?tenant=" + tenant.id()))
        .header("Location", startsWith("http://" + tenant.host()))
        .body("displayName", equalTo("Contoso"));
    admin.createCustomer("Contoso Ltd", "1", "first");
  }

  @Test
  void displayNameIsTheNameIfNoneIsGiven() {
    admin
        .asks()
        .body(Map.of("name", "Contoso"))
        .post(COMPANIES)
        .then()
        .body("displayName", equalTo("Contoso"));
  }

  @Test
  void userWhoIsNoAdministratorCreatesNone() {
    Caller user = Caller.user(tenant, tokens);

    user.asks()
        .body(Map.of("name", "Contoso"))
        .post(COMPANIES)
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    user.asks().get(COMPANIES).then().body("items", hasSize(2));
  }

  @Test
  void nameIsTakenInAnyCase() {
    admin
        .asks()
        .body(Map.of("name", "cronus"))
        .post(COMPANIES)
        .then()
        .statusCode(409)
        .body("code", equalTo("company-exists"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "100%", "what?", "..", "Müller & Söhne", "a+b", "#1", "{x}", "a\\b"})
  void linkOfACompanyLeadsToItWhateverItsName(String name) {
    Response created = admin.asks().body(Map.of("name", name)).post(COMPANIES);
    created.then().statusCode(201);
    String customers = created.path("links.customers");

    admin
        .asks()
        .urlEncodingEnabled(false)
        .get(customers.replaceFirst("https?://[^/]+", ""))
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void nameThatLooksLikeAnIdIsRefused() {
    admin
        .asks()
        .body(Map.of("name", UUID.randomUUID().toString()))
        .post(COMPANIES)
        .then()
        .statusCode(400)
        .body("errors.field", contains("name"));
  }
}
