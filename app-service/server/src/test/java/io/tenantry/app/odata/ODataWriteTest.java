package io.tenantry.app.odata;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written goes through what REST goes through. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataWriteTest extends WritableCompany {

  @Test
  void createdEntityIsAnsweredWithItsPlaceAndTag() {
    Response created = create();

    created
        .then()
        .statusCode(201)
        .header("Location", containsString("/Company('CRONUS%20International')/" + key()))
        .header("ETag", notNullValue())
        .body("Name", equalTo("Adatum"))
        .body("Version", equalTo(0));
    scene
        .asks()
        .get(URI.create(created.header("Location")).getRawPath())
        .then()
        .statusCode(200)
        .header("ETag", equalTo(created.header("ETag")))
        .body("City", equalTo("Berlin"));
    scene
        .user()
        .asks()
        .get("/api/v1/companies/{company}/customers/" + customer, ODataScene.COMPANY)
        .then()
        .statusCode(200)
        .header("ETag", equalTo(created.header("ETag")));
    create().then().statusCode(409).body("error.code", equalTo("customer-exists"));
  }

  @Test
  void callerWhoWantsLittleGetsLittle() {
    Response created =
        scene
            .asks()
            .header("Prefer", "return=minimal")
            .body(Map.of("Number", customer, "Name", "Adatum"))
            .post(ODataScene.in("Customer"));

    created
        .then()
        .statusCode(204)
        .header("Preference-Applied", "return=minimal")
        .header("OData-EntityId", equalTo(created.header("Location")));
    scene
        .asks()
        .header("Prefer", "return=representation")
        .body(Map.of("Phone", "030"))
        .patch(ODataScene.in(key()))
        .then()
        .statusCode(200)
        .header("Preference-Applied", "return=representation")
        .body("Phone", equalTo("030"));
  }

  @Test
  void patchChangesWhatItNamesAndPutEverything() {
    create();
    scene
        .send("PATCH", key(), Map.of("City", "Aachen", "Number", "ignored", "Version", 77))
        .then()
        .statusCode(204)
        .header("ETag", notNullValue());
    scene
        .get(key())
        .then()
        .body("City", equalTo("Aachen"))
        .body("Country", equalTo("Germany"))
        .body("Version", equalTo(1));

    scene.send("PUT", key(), Map.of("Name", "Litware")).then().statusCode(204);

    scene
        .get(key())
        .then()
        .statusCode(200)
        .body("Name", equalTo("Litware"))
        .body("City", nullValue());
  }

  @Test
  void changeOfAnEarlierVersionIsRefused() {
    String first = create().header("ETag");
    scene.send("PATCH", key(), Map.of("City", "Aachen"));

    for (String method : List.of("PATCH", "PUT", "DELETE")) {
      scene
          .asks()
          .header("If-Match", first)
          .body(Map.of("Name", "lost"))
          .request(method, ODataScene.in(key()))
          .then()
          .statusCode(412)
          .body("error.code", equalTo("version-mismatch"));
    }
    String now = scene.get(key()).header("ETag");
    scene.asks().header("If-Match", now).delete(ODataScene.in(key())).then().statusCode(204);
    scene.get(key()).then().statusCode(404);
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    scene
        .send("POST", "Customer", Map.of("Number", "not a number", "City", "Berlin"))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("validation-failed"))
        .body("error.details.target", contains("name", "number"));
    scene
        .send("POST", "Customer", Map.of("Number", customer, "Name", "x", "Shoe", 42))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("validation-failed"));
    scene.asks().body("{").post(ODataScene.in("Customer")).then().statusCode(400);
  }

  @Test
  void orderIsCreatedWithItsLinesPostedOnceAndReadOnlyThen() {
    create();
    Response order =
        scene.send(
            "POST",
            "SalesOrder",
            Map.of(
                "Customer",
                customer,
                "OrderDate",
                "2026-01-31",
                "Lines",
                List.of(
                    Map.of("Item", "BIKE", "Quantity", 2, "Discount", 0.1),
                    Map.of("Item", "BIKE", "Quantity", 1, "UnitPrice", 24.6075))));
    order.then().statusCode(201);
    String number = order.path("Number");
    String place = "SalesOrder('" + number + "')";
    scene
        .get(place + "?$expand=Lines($select=NetAmount)&$select=NetAmount")
        .then()
        .body("NetAmount", equalTo(204.61f))
        .body("Lines.NetAmount", contains(180.0f, 24.61f));

    Response posted =
        scene
            .asks()
            .header("Idempotency-Key", "post" + number)
            .body(Map.of("PostingDate", "2026-02-01"))
            .post(ODataScene.in(place + "/Tenantry.Post"));

    posted
        .then()
        .statusCode(200)
        .body("Kind", equalTo("invoice"))
        .body("PostingDate", equalTo("2026-02-01"))
        .body("NetAmount", equalTo(204.61f))
        .body("Order", equalTo(number));
    scene
        .asks()
        .header("Idempotency-Key", "post" + number)
        .body(Map.of("PostingDate", "2026-02-01"))
        .post(ODataScene.in(place + "/Tenantry.Post"))
        .then()
        .statusCode(200)
        .body("Number", equalTo(posted.path("Number").toString()));
    scene
        .send("PATCH", place, Map.of("Reference", "x"))
        .then()
        .statusCode(409)
        .body("error.code", equalTo("already-posted"));
    scene.get(key() + "/Tenantry.Balance()").then().statusCode(200).body("value", equalTo(204.61f));
  }

  @Test
  void linesThatAreSentTakeThePlaceOfThoseThatWereThere() {
    create();
    String number =
        scene
            .send(
                "POST",
                "SalesOrder",
                Map.of(
                    "Customer", customer, "Lines", List.of(Map.of("Item", "BIKE", "Quantity", 2))))
            .path("Number");
    String place = "SalesOrder('" + number + "')";

    scene.send("PATCH", place, Map.of("Reference", "kept lines")).then().statusCode(204);
    scene.get(place + "/Lines/$count").then().body(equalTo("1"));
    scene
        .send(
            "PATCH",
            place,
            Map.of(
                "Lines",
                List.of(
                    Map.of("Item", "BIKE", "Quantity", 1), Map.of("Item", "BIKE", "Quantity", 3))))
        .then()
        .statusCode(204);

    scene.get(place + "/Lines?$select=Quantity").then().body("value.Quantity", contains(1f, 3f));
    scene.get(place).then().body("Reference", equalTo("kept lines"));
  }

  @Test
  void paymentIsPostedAndTakenBack() {
    create();
    Response payment = scene.send("POST", "Payment", Map.of("Customer", customer, "Amount", 12.5));
    payment.then().statusCode(201).body("Unapplied", equalTo(12.5f));
    String place = "Payment('" + payment.path("Number") + "')";

    scene
        .send("POST", place + "/Tenantry.Reverse", Map.of())
        .then()
        .statusCode(200)
        .body("Reversal", notNullValue());
    scene
        .send("POST", place + "/Tenantry.Reverse", Map.of())
        .then()
        .statusCode(409)
        .body("error.code", equalTo("already-reversed"));
    scene.send("DELETE", place, Map.of()).then().statusCode(405);
  }

  @Test
  void whatIsPostedCannotBeWritten() {
    for (String method : List.of("PATCH", "PUT", "DELETE")) {
      scene
          .send(method, "SalesDocument('INV-00001')", Map.of("CustomerName", "x"))
          .then()
          .statusCode(405)
          .body("error.code", equalTo("method-not-allowed"));
      scene
          .send(method, "LedgerEntry(Transaction=1,Line=1)", Map.of("Account", "1"))
          .then()
          .statusCode(405);
    }
    scene.send("POST", "LedgerEntry", Map.of("Account", "1000")).then().statusCode(405);
    scene.send("POST", "SalesDocument", Map.of("Number", "INV-9")).then().statusCode(405);
    scene.asks().body(Map.of("Name", "New")).post("/odata/v4/Company").then().statusCode(405);
  }

  private Response create() {
    return scene.send(
        "POST",
        "Customer",
        Map.of("Number", customer, "Name", "Adatum", "Country", "Germany", "City", "Berlin"));
  }

  private String key() {
    return "Customer('" + customer + "')";
  }
}
