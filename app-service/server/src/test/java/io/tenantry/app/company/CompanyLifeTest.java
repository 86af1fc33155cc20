package io.tenantry.app.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Companies are renamed, copied and deleted, with all they have and nothing else. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CompanyLifeTest {

  private static final String CRONUS = "/api/v1/companies/CRONUS";

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller admin;

  @Inject CompanyScope scope;
  @Inject TenantContext context;

  @BeforeEach
  void companyWithAnInvoice() {
    tenant = tenants.create("life-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    admin = Caller.admin(tenant, tokens);
    admin.createCustomer("CRONUS", "C-1", "Adatum");
    admin.createCustomer("Fabrikam", "C-9", "Trey");
    created("items", Map.of("number", "I-1", "name", "Bicycle", "unitPrice", 100));
    Map<String, Object> line = Map.of("item", "I-1", "quantity", 2);
    created("sales-orders", Map.of("number", "O-1", "customer", "C-1", "lines", List.of(line)));
    created("sales-orders/O-1/post", Map.of());
  }

  @Test
  void copyHasEverythingPostedDocumentsIncludedAndLivesOnItsOwn() {
    admin
        .asks()
        .body("{\"name\": \"Contoso\"}")
        .post(CRONUS + "/copy")
        .then()
        .statusCode(201)
        .body("name", equalTo("Contoso"));

    assertThat(receivables("Contoso")).isEqualTo(200f);
    admin
        .asks()
        .body(Map.of("customer", "C-1", "amount", 50))
        .post("/api/v1/companies/Contoso/payments")
        .then()
        .statusCode(201)
        .body("transaction", equalTo(2));
    assertThat(receivables("Contoso")).isEqualTo(150f);
    assertThat(receivables("CRONUS")).isEqualTo(200f);
  }

  @Test
  void copyUnderATakenNameIsRefusedAndChangesNothing() {
    admin
        .asks()
        .body("{\"name\": \"fabrikam\"}")
        .post(CRONUS + "/copy")
        .then()
        .statusCode(409)
        .body("code", equalTo("company-exists"));
    admin.asks().get("/api/v1/companies/Fabrikam/customers/C-9").then().statusCode(200);
  }

  @Test
  void renamedCompanyAnswersToItsNewNameOnly() {
    admin.asks().body("{\"name\": \"Contoso\"}").patch(CRONUS).then().statusCode(200);

    admin.asks().get("/api/v1/companies/Contoso/customers/C-1").then().statusCode(200);
    admin.asks().get(CRONUS).then().statusCode(404);
    admin
        .asks()
        .body("{\"name\": \"Fabrikam\"}")
        .patch("/api/v1/companies/Contoso")
        .then()
        .statusCode(409)
        .body("code", equalTo("company-exists"));
  }

  @Test
  void companyIsDeletedWithItsPostedDocumentsWhenConfirmed() {
    admin
        .asks()
        .delete(CRONUS)
        .then()
        .statusCode(400)
        .body("code", equalTo("confirmation-required"));

    admin.asks().queryParam("confirm", "CRONUS").delete(CRONUS).then().statusCode(204);

    admin.asks().get(CRONUS).then().statusCode(404);
    admin.asks().get("/api/v1/companies/Fabrikam/customers/C-9").then().statusCode(200);
  }

  @Test
  void companyInWhichSomebodyWorksIsNotDeleted() throws Exception {
    context.run(
        tenant.uuid(),
        () ->
            scope.call(
                "CRONUS",
                in -> {
                  writeSomething(in);
                  admin
                      .asks()
                      .queryParam("confirm", "CRONUS")
                      .delete(CRONUS)
                      .then()
                      .statusCode(409)
                      .body("code", equalTo("company-in-use"));
                  return in;
                }));
  }

  @Test
  void onlyAdministratorsChangeCompanies() {
    Caller user = Caller.user(tenant, tokens);

    user.asks().body("{\"name\": \"X\"}").patch(CRONUS).then().statusCode(403);
    user.asks().body("{\"name\": \"X\"}").post(CRONUS + "/copy").then().statusCode(403);
    user.asks().queryParam("confirm", "CRONUS").delete(CRONUS).then().statusCode(403);
  }

  @Inject CompanySql sql;

  private void writeSomething(ScopedCompany in) {
    sql.update(
        "insert into business.posting_period (starts_on, closed, changed_at, changed_by)"
            + " values ('2020-01-01', true, now(), ?)",
        in.name());
  }

  private float receivables(String company) {
    return admin
        .asks()
        .get("/api/v1/companies/{company}/aged-receivables", company)
        .jsonPath()
        .getFloat("total");
  }

  private void created(String path, Object body) {
    admin.asks().body(body).post(CRONUS + "/" + path).then().statusCode(201);
  }
}
