package io.tenantry.app.odata;

import static io.tenantry.app.odata.BatchOf.change;
import static io.tenantry.app.odata.BatchOf.changeSet;
import static io.tenantry.app.odata.BatchOf.get;
import static io.tenantry.app.odata.BatchOf.in;
import static io.tenantry.app.odata.BatchOf.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import org.junit.jupiter.api.Test;

/** Several requests in one, and what of them is done together. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataBatchTest extends WritableCompany {

  @Test
  void changeSetIsDoneWholeOrNotAtAll() {
    String refused = batch(changeSet(post(customer, "Adatum"), post("not a number", "x")));

    assertThat(refused).contains("HTTP/1.1 400").contains("validation-failed");
    scene.get(key()).then().statusCode(404);

    String done =
        batch(
            changeSet(post(customer, "Adatum"), post(customer + "b", "Litware"))
                + part("GET " + in(key()) + " HTTP/1.1\r\n\r\n\r\n", ""));

    assertThat(done).containsSubsequence("HTTP/1.1 201", "HTTP/1.1 201", "HTTP/1.1 200", "Adatum");
    scene.get(key()).then().statusCode(200);
  }

  @Test
  void batchStopsAtTheFirstRefusalUnlessTheCallerWantsToGoOn() {
    String missing = part("GET " + in("Customer('nobody')") + " HTTP/1.1\r\n\r\n\r\n", "");
    String items = part("GET " + in("Item/$count") + " HTTP/1.1\r\n\r\n\r\n", "");

    assertThat(batch(missing + items)).contains("HTTP/1.1 404").doesNotContain("HTTP/1.1 200");
    assertThat(batch(missing + items, "odata.continue-on-error"))
        .containsSubsequence("HTTP/1.1 404", "HTTP/1.1 200");
  }

  @Test
  void blankLinesAfterARequestAreNoBody() {
    String read = get("Item/$count", "\r\n\r\n\r\n\r\n");

    String answers = batch(read + changeSet(post(customer, "Litware") + "\r\n\r\n\r\n") + read);

    assertThat(answers)
        .containsSubsequence("HTTP/1.1 200", "HTTP/1.1 201", "Litware", "HTTP/1.1 200");
  }

  @Test
  void requestsOfAChangeSetNeedNoNumber() {
    String unnumbered =
        changeSet(post(customer, "Adatum"), post(customer + "b", "Litware"))
            .replaceAll("Content-ID: .\r\n", "");

    assertThat(batch(unnumbered)).containsSubsequence("HTTP/1.1 201", "HTTP/1.1 201", "Litware");
  }

  @Test
  void addressesMayHaveSpaces() {
    String read =
        get("Customer?$filter=Number eq 'x' or Name eq 'y'", "\r\n\r\n").replace("%20", " ");

    assertThat(batch(read)).contains("HTTP/1.1 200", "\"value\":[]");
  }

  @Test
  void requestsMayRepeatWhoSentTheBatchAndNameNobodyElse() {
    String own = "\r\nauthorization: Bearer " + scene.user().token() + "\r\n\r\n";
    String foreign = "\r\nAuthorization: Bearer " + scene.user().token() + "x\r\n\r\n";

    assertThat(batch(get("Item/$count", own))).contains("HTTP/1.1 200");
    answered(get("Item/$count", foreign), "odata.continue-on-error=false").then().statusCode(400);
  }

  private String key() {
    return "Customer('" + customer + "')";
  }

  private static String post(String number, String name) {
    String body = "{\"Number\": \"" + number + "\", \"Name\": \"" + name + "\"}";
    return change("POST", in("Customer"), body);
  }

  private String batch(String parts) {
    return batch(parts, "odata.continue-on-error=false");
  }

  private String batch(String parts, String prefer) {
    Response answer = answered(parts, prefer);
    answer.then().statusCode(200).contentType(containsString("multipart/mixed"));
    return answer.asString();
  }

  private Response answered(String parts, String prefer) {
    return BatchOf.sent(
        scene.user().sends(new byte[0]).header("Prefer", prefer), "/odata/v4/$batch", parts);
  }
}
