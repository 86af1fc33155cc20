package io.tenantry.app.odata;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What OData allows and is not done here says so, and what is no OData, too. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataRefusalsTest extends StockedCompany {

  @Test
  void whatIsNotSupportedSaysSo() {
    for (String query :
        List.of(
            "Customer?$apply=topcount(2,Version)",
            "Customer?$expand=SalesOrders/$ref",
            "Customer?$deltatoken=x",
            "Customer('C-01')/SalesOrders/$ref")) {
      scene
          .get(query)
          .then()
          .statusCode(501)
          .contentType(containsString("application/json"))
          .body("error.code", equalTo("not-supported"))
          .body("error.message", notNullValue());
    }
  }

  @Test
  void whatCannotBeUnderstoodIsRefused() {
    for (String query :
        List.of(
            "Customer?$filter=Nonsense eq 1",
            "Customer?$filter=Number eq",
            "Customer?$orderby=Number sideways",
            "Customer?$skiptoken=x",
            "Customer?$top=-1",
            "Customer?$filter=Version div 0 eq 1",
            "Customer?$filter=cast(Name,Edm.Int32) eq 1",
            "Customer?$search=a AND")) {
      scene
          .get(query)
          .then()
          .statusCode(400)
          .body("error.code", equalTo("validation-failed"))
          .body("error.message", not(containsString("select")));
    }
  }

  @Test
  void versionsThatAreNotSpokenAreRefused() {
    scene
        .asks()
        .header("OData-MaxVersion", "4.0")
        .get(ODataScene.in("Customer"))
        .then()
        .statusCode(200)
        .header("OData-Version", "4.0");
    scene
        .asks()
        .header("OData-MaxVersion", "3.0")
        .get(ODataScene.in("Customer"))
        .then()
        .statusCode(400);
  }
}
