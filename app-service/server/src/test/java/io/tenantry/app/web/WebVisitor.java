package io.tenantry.app.web;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who asks for pages as browsers do, and sends changes as htmx does. */
record WebVisitor(Caller caller) {

  static final String COMPANY = "/ui/companies/CRONUS";
  static final String CUSTOMERS = COMPANY + "/customers";
  static final String ORDERS = COMPANY + "/sales-orders";
  static final String INVOICES = COMPANY + "/sales-invoices";
  static final String PAYMENTS = COMPANY + "/payments";

  private static final Pattern TAG = Pattern.compile("data-if-match=\"([^\" ]*)\"");
  private static final Pattern KEY = Pattern.compile("data-key=\"([^\" ]*)\"");

  ValidatableResponse page(String path) {
    return caller.asks().urlEncodingEnabled(false).get(path).then().statusCode(200);
  }

  String text(String path) {
    return page(path).extract().asString();
  }

  RequestSpecification htmx() {
    return caller
        .asks()
        .contentType("application/x-www-form-urlencoded")
        .header("HX-Request", "true");
  }

  /** The version that a card shows. */
  String tag(String card) {
    return first(TAG, text(card));
  }

  /** What makes a second click the first. */
  String key(String page) {
    return first(KEY, text(page));
  }

  private static String first(Pattern pattern, String html) {
    Matcher found = pattern.matcher(html);
    return found.find() ? found.group(1).replace("&quot;", "\"") : "none";
  }

  /** Where a change leads. */
  static String leadsTo(ValidatableResponse changed) {
    return changed.statusCode(204).extract().header("HX-Redirect");
  }

  /** A customer and an item that costs 100. */
  void sellable() {
    caller.createCustomer("CRONUS", "C-1", "Adatum");
    htmx()
        .formParam("number", "BIKE")
        .formParam("name", "Bicycle")
        .formParam("unitPrice", "100")
        .post(COMPANY + "/items/cards")
        .then()
        .statusCode(204);
  }

  /** The card of an order of one line. */
  String order(String quantity) {
    return leadsTo(
        htmx()
            .formParam("customer", "C-1")
            .formParam("item", "BIKE")
            .formParam("quantity", quantity)
            .post(ORDERS + "/cards")
            .then());
  }

  /** The card of an invoice of one line. */
  String invoice(String quantity) {
    return leadsTo(post(order(quantity)));
  }

  ValidatableResponse post(String card) {
    return htmx().header("Idempotency-Key", tag(card)).post(card + "/post").then();
  }
}
