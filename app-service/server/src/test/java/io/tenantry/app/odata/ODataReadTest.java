package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.WebServices;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import org.junit.jupiter.api.Test;

/** What there is to read, and the paths that lead to it. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataReadTest extends StockedCompany {

  @Test
  void serviceDocumentListsThePublishedEntitySets() {
    scene
        .asks()
        .get("/odata/v4")
        .then()
        .statusCode(200)
        .header("OData-Version", "4.0")
        .body("value.name", hasItems("Company", "Customer", "SalesOrder", "LedgerEntry"));
  }

  @Test
  void metadataIsThereAsXmlAndAsJson() {
    scene
        .asks()
        .get("/odata/v4/$metadata")
        .then()
        .statusCode(200)
        .contentType(containsString("application/xml"))
        .body(containsString("EntityType Name=\"Customer\""))
        .body(containsString("Org.OData.Capabilities.V1.InsertRestrictions"))
        .body(containsString("Action Name=\"Post\""));
    scene
        .asks()
        .accept("application/json")
        .get("/odata/v4/$metadata")
        .then()
        .statusCode(200)
        .contentType(containsString("application/json"))
        .body("Tenantry", hasKey("SalesOrder"));
  }

  @Test
  void companyIsNamedByThePathByTheQueryOrByTheTenant() {
    String query = "Customer?$select=Number&$top=1";
    scene.get(query).then().statusCode(200).body("value.Number", contains("C-01"));
    scene
        .asks()
        .get("/odata/v4/" + query + "&company=Contoso")
        .then()
        .statusCode(200)
        .body("value.Number", contains("X-1"));
    scene
        .asks()
        .get("/odata/v4/Company('Contoso')/" + query)
        .then()
        .statusCode(200)
        .body("value.Number", contains("X-1"));
    scene
        .asks()
        .get("/odata/v4/" + query)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("company-required"));
    scene
        .asks()
        .get("/odata/v4/Company('Nobody')/Customer")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("unknown-company"));
  }

  @Test
  void companiesAreEntities() {
    scene
        .asks()
        .get("/odata/v4/Company?$select=Name&$filter=startswith(Name,'C')&$count=true")
        .then()
        .statusCode(200)
        .body("value.Name", contains("CRONUS International", "Contoso"))
        .body("'@odata.count'", equalTo(2));
    scene
        .asks()
        .get("/odata/v4/Company('contoso')")
        .then()
        .statusCode(200)
        .body("DisplayName", equalTo("Contoso"));
  }

  @Test
  void entityIsReadByItsKeyInAnyLetterCase() {
    Response answer = scene.get("Customer('c-07')");

    answer
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("Number", equalTo("C-07"))
        .body("Name", equalTo("O'Hara & Söhne"))
        .body("'@odata.context'", endsWith("/Customer/$entity"))
        .body("'@odata.etag'", equalTo(answer.header("ETag")));
    scene
        .asks()
        .header("If-None-Match", answer.header("ETag"))
        .get(ODataScene.in("Customer('C-07')"))
        .then()
        .statusCode(304);
    scene
        .get("Customer('nobody')")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("unknown-entity"));
  }

  @Test
  void propertyIsReadAloneAndAsText() {
    scene.get("Customer('C-01')/Name").then().statusCode(200).body("value", startsWith("Adatum"));
    assertThat(
            scene.get("Customer('C-01')/Number/$value").then().statusCode(200).extract().asString())
        .isEqualTo("C-01");
    scene.get("Customer('C-01')/Fax").then().statusCode(204);
  }

  @Test
  void linksLeadFromEntityToEntities() {
    scene
        .get("SalesOrder('O-01')/Buyer?$select=Number")
        .then()
        .statusCode(200)
        .body("Number", equalTo("C-08"));
    scene
        .get("SalesOrder('O-03')/Lines?$orderby=Line desc")
        .then()
        .statusCode(200)
        .body("value.Line", contains(4, 3, 2, 1));
    scene.get("SalesOrder('O-03')/Lines(2)/Item/$value").then().statusCode(200);
    scene.get("Customer('C-08')/SalesDocuments/$count").then().statusCode(200).body(equalTo("2"));
    scene
        .get("SalesDocument('INV-00001')/LedgerEntries?$apply=aggregate(Amount with sum as Sum)")
        .then()
        .statusCode(200)
        .body("value[0].Sum.toFloat()", equalTo(0f));
    scene.get("Customer('nobody')/SalesDocuments").then().statusCode(404);
    scene.get("SalesDocument('CM-00001')/SalesOrder").then().statusCode(204);
  }

  @Test
  void expandedEntitiesComeWithTheirs() {
    scene
        .get(
            "SalesOrder?$select=Number&$top=3&$expand=Buyer($select=Name),"
                + "Lines($select=Line,Quantity;$orderby=Line desc;$top=2;$count=true;"
                + "$expand=Goods($select=Number))")
        .then()
        .statusCode(200)
        .body("value", hasSize(3))
        .body("value[2].Lines.Line", contains(4, 3))
        .body("value[2].'Lines@odata.count'", equalTo(4))
        .body("value[2].Lines[0].Goods.Number", startsWith("I-"))
        .body("value[0].Buyer.Name", notNullValue());
  }

  @Test
  void withdrawnServiceIsGoneForTheNextRequest() {
    WebServices.publish(tenants, "Gadget", "item", true);
    scene.get("Gadget('I-1')?$select=Number").then().statusCode(200);

    WebServices.publish(tenants, "Gadget", "item", false);

    scene.get("Gadget('I-1')").then().statusCode(404);
    scene
        .asks()
        .get("/odata/v4")
        .then()
        .body("value.name", not(hasItem("Gadget")))
        .body("value.name", hasItem("Item"));
  }
}
