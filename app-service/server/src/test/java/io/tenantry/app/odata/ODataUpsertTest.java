package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.UsersOfATenant;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of what is not there creates it, unless the caller says otherwise or may not. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataUpsertTest extends WritableCompany {

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void changeOfWhatIsNotThereCreatesIt(String method) {
    scene
        .send(method, key(), Map.of("Name", "Adatum", "City", "Berlin"))
        .then()
        .statusCode(201)
        .header("Location", containsString(key()))
        .body("Number", equalTo(customer));
    scene.get(key()).then().statusCode(200).body("City", equalTo("Berlin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void changeOfWhatHasToBeThereCreatesNothing(String method) {
    for (String tag : List.of("*", "\"another\"")) {
      scene
          .asks()
          .header("If-Match", tag)
          .body(Map.of("Name", "Adatum"))
          .request(method, ODataScene.in(key()))
          .then()
          .statusCode(412)
          .body("error.code", equalTo("version-mismatch"));
    }
    scene.get(key()).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void changeThatLacksWhatIsRequiredCreatesNothing(String method) {
    scene
        .send(method, key(), Map.of("City", "Berlin"))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("validation-failed"))
        .body("error.details.target", contains("name"));
    scene.get(key()).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void whoMayOnlyChangeCreatesNothing(String method) {
    UsersOfATenant users = new UsersOfATenant(tenants, tokens, scene.tenant());
    String set = "changes-" + method.toLowerCase(Locale.ROOT);
    users.set(set, "customer:read customer:modify");
    ODataScene theirs =
        new ODataScene(tenants, scene.tenant(), users.having("tenant/" + set, null));

    theirs
        .send(method, key(), Map.of("Name", "Adatum"))
        .then()
        .statusCode(403)
        .body("error.code", equalTo("forbidden"));
    scene.get(key()).then().statusCode(404);
    createCustomer();
    theirs.send(method, key(), Map.of("Name", "Litware")).then().statusCode(204);
  }

  @Test
  void orderIsCreatedWithTheNumberOfItsKeyAndNotAlongAPath() {
    createCustomer();
    Map<String, Object> order =
        Map.of("Customer", customer, "Lines", List.of(Map.of("Item", "BIKE", "Quantity", 1)));
    String place = "SalesOrder('" + customer + "-order')";

    scene
        .send("PATCH", key() + "/SalesOrders('" + customer + "-order')", order)
        .then()
        .statusCode(404)
        .body("error.code", equalTo("unknown-entity"));
    scene.send("PATCH", place, order).then().statusCode(201);
    scene.get(place + "/Lines/$count").then().body(equalTo("1"));
  }

  @Test
  void whoWantsToCreateReplacesNothing() {
    assertThat(insert("PUT").statusCode()).isEqualTo(201);

    for (String method : List.of("PUT", "PATCH")) {
      insert(method).then().statusCode(412).body("error.code", equalTo("version-mismatch"));
    }
    scene.get(key()).then().body("Name", equalTo("PUT")).body("Version", equalTo(0));
  }

  private Response insert(String method) {
    return scene
        .asks()
        .header("If-None-Match", "*")
        .body(Map.of("Name", method))
        .request(method, ODataScene.in(key()));
  }

  private void createCustomer() {
    scene.send("POST", "Customer", Map.of("Number", customer, "Name", "Adatum"));
  }

  private String key() {
    return "Customer('" + customer + "')";
  }
}
