package io.tenantry.app.sales;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant with one company that sells bicycles, seen through its interface. */
record Shop(TestTenant tenant, String company, Caller user, Caller admin) {

  static final String CUSTOMER = "C-1";
  static final String BICYCLE = "BIKE";

  private static final JsonPathConfig EXACT =
      JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL);

  /** With a customer and an item of 100.00. */
  static Shop open(TestTenants tenants, TestTokens tokens) {
    TestTenant tenant =
        tenants.create("shop-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    Shop shop =
        new Shop(tenant, "CRONUS", Caller.user(tenant, tokens), Caller.admin(tenant, tokens));
    shop.stock();
    return shop;
  }

  /** The same tenant's other company. */
  Shop neighbour() {
    return new Shop(tenant, "Fabrikam", user, admin);
  }

  void stock() {
    user.createCustomer(company, CUSTOMER, "Adatum");
    created("items", Map.of("number", BICYCLE, "name", "Bicycle", "unitPrice", 100));
  }

  String path(String below) {
    return String.join("/", "/api/v1/companies", company, below);
  }

  Response post(String below, Object body) {
    return asks().body(body).post(path(below));
  }

  Response post(String below, String key, Object body) {
    return asks().header("Idempotency-Key", key).body(body).post(path(below));
  }

  RequestSpecification asks() {
    return user.asks();
  }

  JsonPath created(String below, Object body) {
    return post(below, body).then().statusCode(201).extract().jsonPath(EXACT);
  }

  JsonPath read(String below) {
    return asks().get(path(below)).then().statusCode(200).extract().jsonPath(EXACT);
  }

  /** An order of bicycles; returns its number. */
  String order(String date, Object quantity) {
    return created(
            "sales-orders",
            Map.of(
                "customer",
                CUSTOMER,
                "orderDate",
                date,
                "lines",
                List.of(Map.of("item", BICYCLE, "quantity", quantity))))
        .getString("number");
  }

  /** An order of as many lines; returns its number. */
  String order(int lines) {
    Map<String, Object> line = Map.of("item", BICYCLE, "quantity", 1);
    return created(
            "sales-orders", Map.of("customer", CUSTOMER, "lines", Collections.nCopies(lines, line)))
        .getString("number");
  }

  /** A posted order of bicycles; returns the number of its invoice. */
  String invoice(String date, Object quantity) {
    return created("sales-orders/" + order(date, quantity) + "/post", Map.of()).getString("number");
  }

  BigDecimal balance(String account) {
    return new BigDecimal(
        read("trial-balance?asOf=2999-01-01")
            .getString("accounts.find { it.number == '" + account + "' }.balance"));
  }

  BigDecimal remaining(String invoice) {
    return new BigDecimal(read("sales-invoices/" + invoice).getString("remaining"));
  }
}
