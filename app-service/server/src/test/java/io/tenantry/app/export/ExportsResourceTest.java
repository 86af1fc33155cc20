package io.tenantry.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ExportsResourceTest {

  private static final String EXPORTS = "/api/v1/companies/CRONUS/exports/";

  TestTenants tenants;
  TestTokens tokens;
  Caller user;

  @BeforeEach
  void twoCompaniesWithACustomerEach() {
    user =
        Caller.user(
            tenants.create("export-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam"), tokens);
    user.createCustomer("CRONUS", "C-1", "=cmd, \"quoted\"");
    user.createCustomer("Fabrikam", "C-2", "of the neighbour");
  }

  @Test
  void customersOfOneCompanyComeAsAFileThatNoSpreadsheetCalculates() {
    String file =
        user.asks()
            .accept("text/csv")
            .get(EXPORTS + "customers")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(file)
        .isEqualTo(
            "number,name,contactName,contactTitle,address,city,region,postalCode,country,phone,fax\r\n"
                + "C-1,\"'=cmd, \"\"quoted\"\"\",,,,,,,,,\r\n");
  }

  @Test
  void exportOfNothingKnownIsUnknown() {
    user.asks()
        .get(EXPORTS + "secrets")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-path"));
    user.asks()
        .get("/api/v1/companies/Nowhere/exports/items")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-company"));
  }
}
