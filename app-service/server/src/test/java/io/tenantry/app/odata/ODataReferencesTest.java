package io.tenantry.app.odata;

import static io.tenantry.app.odata.BatchOf.change;
import static io.tenantry.app.odata.BatchOf.changeSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of a change set name what earlier ones made, however company and tenant are named. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataReferencesTest extends WritableCompany {

  private static final String BATCH = "/odata/v4/$batch";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Company('CRONUS%20International')/Customer",
        "Company('cronus%20international')/Customer",
        "Customer?company=CRONUS%20International",
        "/odata/v4/Customer?company=CRONUS%20International"
      })
  void whatWasMadeIsChangedAndReadOn(String customers) {
    String answers = done(scene.user(), createAndChange(customers));

    assertThat(answers).containsSubsequence("HTTP/1.1 201", "HTTP/1.1 204");
    scene.get(key()).then().body("City", equalTo("Aachen"));
  }

  @Test
  void defaultCompanyNeedsNoName() {
    ODataScene one = ODataScene.ofOneCompany(tenants, tokens);

    done(one.user(), createAndChange("Customer"));

    one.asks().get("/odata/v4/" + key()).then().body("City", equalTo("Aachen"));
  }

  @Test
  void hostMayBeRegisteredOrTheTenantsOwnOrNeutral() {
    ODataScene one = ODataScene.ofOneCompany(tenants, tokens);
    String registered = one.tenant().id().toLowerCase(Locale.ROOT) + ".cronus.example";
    String query = "?tenant=" + one.tenant().id();

    done(
        BatchOf.sent(
            new Caller("localhost", one.user().token()).sends(new byte[0]),
            BATCH + query,
            changeSet(createAndChange("Customer" + query))));
    one.asks().get("/odata/v4/" + key()).then().body("City", equalTo("Aachen"));
    one.asks().delete("/odata/v4/" + key()).then().statusCode(204);
    tenants.hostNames(one.tenant(), registered);
    done(new Caller(registered, one.user().token()), createAndChange("Customer"));
    one.asks().delete("/odata/v4/" + key()).then().statusCode(204);
    done(one.user(), createAndChange("Customer"));
  }

  @Test
  void orderIsMadeAndPostedAtOnce() {
    String order =
        "{\"Customer\": \"%s\", \"Lines\": [{\"Item\": \"BIKE\", \"Quantity\": 2}]}"
            .formatted(customer);

    String answers =
        done(
            scene.user(),
            create("Customer?company=CRONUS%20International"),
            change("POST", "SalesOrder?company=CRONUS%20International", order),
            change("POST", "$2/Tenantry.Post", "{\"PostingDate\": \"2026-02-01\"}"));

    assertThat(answers).containsSubsequence("HTTP/1.1 201", "HTTP/1.1 201", "HTTP/1.1 200");
    scene
        .get(key() + "/SalesOrders?$select=Invoice")
        .then()
        .statusCode(200)
        .body("value[0].Invoice", notNullValue());
  }

  @Test
  void whatWasChangedCanBeNamedToo() {
    done(scene.user(), create("Customer?company=CRONUS%20International"));

    done(
        scene.user(),
        change("PATCH", key() + "?company=CRONUS%20International", "{\"City\": \"Berlin\"}"),
        change("PATCH", "$1", "{\"Country\": \"Germany\"}"));

    scene.get(key()).then().body("City", equalTo("Berlin")).body("Country", equalTo("Germany"));
  }

  @Test
  void refusedReferenceUndoesWhatItReferredTo() {
    for (String second :
        new String[] {
          change("PATCH", "$1", "{\"Name\": null}"), change("PATCH", "$7", "{\"City\": \"Lyon\"}")
        }) {
      String answers =
          sent(scene.user(), create("Customer?company=CRONUS%20International"), second);

      assertThat(answers).contains("HTTP/1.1 400", "validation-failed").doesNotContain("1.1 201");
      scene.get(key()).then().statusCode(404);
    }
  }

  @Test
  void changeSetStaysInOneCompany() {
    String answers =
        sent(
            scene.user(),
            create("Customer?company=CRONUS%20International"),
            change(
                "POST", "Company('Contoso')/Customer", "{\"Number\": \"X-9\", \"Name\": \"x\"}"));

    assertThat(answers).contains("HTTP/1.1 501", "not-supported");
    scene.get(key()).then().statusCode(404);
  }

  private String[] createAndChange(String customers) {
    return new String[] {create(customers), change("PATCH", "$1", "{\"City\": \"Aachen\"}")};
  }

  private String create(String customers) {
    String body = "{\"Number\": \"%s\", \"Name\": \"Adatum\"}".formatted(customer);
    return change("POST", customers, body);
  }

  private String key() {
    return "Customer('" + customer + "')";
  }

  private static String done(Caller caller, String... requests) {
    return done(BatchOf.sent(caller.sends(new byte[0]), BATCH, changeSet(requests)));
  }

  private static String done(Response answer) {
    answer.then().statusCode(200).contentType(containsString("multipart/mixed"));
    assertThat(answer.asString()).doesNotContain("HTTP/1.1 4", "HTTP/1.1 5");
    return answer.asString();
  }

  private static String sent(Caller caller, String... requests) {
    return BatchOf.sent(caller.sends(new byte[0]), BATCH, changeSet(requests)).asString();
  }
}
