package io.tenantry.app.odata;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.app.testsupport.WebServices;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A tenant with two companies. CRONUS International has customers, items, orders, invoices, a
 * credit memo and payments; Contoso has a customer that nobody must see in CRONUS.
 */
record ODataScene(TestTenants tenants, TestTenant tenant, Caller user) {

  static final String COMPANY = "CRONUS International";
  static final String ROOT = "/odata/v4";

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String[] COUNTRIES = {"Germany", "France", "USA", "", "Germany"};
  private static final String[] CITIES = {"Berlin", "Paris", "Seattle", "", "Aachen", "Lyon"};

  /** An empty company. */
  static ODataScene empty(TestTenants tenants, TestTokens tokens) {
    WebServices.publish(tenants);
    TestTenant tenant = tenants.create("odata-" + UUID.randomUUID(), List.of(), COMPANY, "Contoso");
    Caller user = Caller.user(tenant, tokens);
    user.createCustomer("Contoso", "X-1", "of Contoso");
    return new ODataScene(tenants, tenant, user);
  }

  /** A company with an item, in which others enter what they need. */
  static ODataScene writable(TestTenants tenants, TestTokens tokens) {
    ODataScene scene = empty(tenants, tokens);
    scene.send("POST", "Item", Map.of("Number", "BIKE", "Name", "Bicycle", "UnitPrice", 100));
    return scene;
  }

  /** A tenant whose only company needs no name. */
  static ODataScene ofOneCompany(TestTenants tenants, TestTokens tokens) {
    WebServices.publish(tenants);
    TestTenant tenant = tenants.create("odata-" + UUID.randomUUID());
    return new ODataScene(tenants, tenant, Caller.user(tenant, tokens));
  }

  /** A company that sells. */
  static ODataScene stocked(TestTenants tenants, TestTokens tokens) {
    ODataScene scene = empty(tenants, tokens);
    scene.imported("customers/import", customers());
    scene.spread();
    scene.imported("items/import", items());
    scene.imported("sales-order-files/orders", orders());
    scene.imported("sales-order-files/lines", lines());
    List<String> posted = numbers(1, 14);
    scene.rest("sales-orders/post", Map.of("orders", posted));
    scene.rest("sales-invoices/INV-00003/credit", Map.of("postingDate", "2026-06-01"));
    scene.rest(
        "payments",
        Map.of(
            "customer", "C-01", "amount", 50, "postingDate", "2026-06-02", "applyToOldest", true));
    scene.rest("payments", Map.of("customer", "C-02", "amount", 75.5, "description", "by cheque"));
    return scene;
  }

  /** Puts customers into the first company. */
  void customers(int count) {
    tenants.inDatabase(
        tenant,
        database -> {
          try (PreparedStatement insert =
              database.prepareStatement(
                  """
                  insert into business.customer (company_id, id, number, name, created_at, updated_at, version)
                  select (select id from tenantry.company), gen_random_uuid(), 'N-' || n, 'Customer ' || n, now(), now(), 0
                    from generate_series(1, ?) as n
                  """)) {
            insert.setInt(1, count);
            return insert.executeUpdate();
          }
        });
  }

  /**
   * Gives each customer another moment at which he was entered: the first half an hour before 2026
   * by UTC, the others 5 hours, 7 minutes and 11.25 seconds after each other, the last in a
   * century.
   */
  private void spread() {
    tenants.inDatabase(
        tenant,
        database -> {
          try (PreparedStatement update =
              database.prepareStatement(
                  """
                  update business.customer
                     set created_at = case when number = 'C-12' then '2126-01-01T00:00:00Z'
                         else '2025-12-31T23:30:00Z'::timestamptz
                              + (right(number, 2)::int - 1) * interval '5 hours 7 minutes 11.25 seconds' end
                   where number like 'C-__'
                  """)) {
            return update.executeUpdate();
          }
        });
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "O-%02d".formatted(i)).toList();
  }

  private static String customers() {
    StringBuilder file =
        new StringBuilder("number,name,contactName,city,region,country,postalCode,phone\n");
    for (int i = 1; i <= 12; i++) {
      file.append(
          "C-%02d,%s,%s,%s,%s,%s,%05d,%s\n"
              .formatted(
                  i,
                  i == 7 ? "O'Hara & Söhne" : "Adatum " + (char) ('A' + (i * 5) % 12),
                  i % 3 == 0 ? "" : "Contact " + i,
                  CITIES[i % CITIES.length],
                  i % 4 == 0 ? "West" : "",
                  COUNTRIES[i % COUNTRIES.length],
                  10000 + i * 111,
                  i % 2 == 0 ? "030-" + i : ""));
    }
    return file.toString();
  }

  private static String items() {
    StringBuilder file = new StringBuilder("number,name,unit,category,unitPrice,discontinued\n");
    for (int i = 1; i <= 6; i++) {
      file.append(
          "I-%d,%s,%s,%s,%s,%d\n"
              .formatted(
                  i,
                  "Bicycle " + i,
                  i % 2 == 0 ? "piece" : "",
                  i <= 3 ? "Bicycles" : "Parts",
                  i * 10 + "." + i * 5 % 100,
                  i == 6 ? 1 : 0));
    }
    return file.toString();
  }

  private static String orders() {
    StringBuilder file = new StringBuilder("number,customer,orderDate,paymentDays,reference\n");
    for (int i = 1; i <= 20; i++) {
      file.append(
          "O-%02d,C-%02d,2026-%02d-%02d,%d,%s\n"
              .formatted(
                  i,
                  (i * 7) % 10 + 1,
                  (i - 1) % 6 + 1,
                  (i * 3) % 28 + 1,
                  i % 2 == 0 ? 14 : 30,
                  i % 5 == 0 ? "Ref " + i : ""));
    }
    return file.toString();
  }

  private static String lines() {
    StringBuilder file = new StringBuilder("order,item,quantity,discount\n");
    for (int i = 1; i <= 19; i++) {
      for (int line = 0; line <= i % 4; line++) {
        file.append(
            "O-%02d,I-%d,%d,%s\n"
                .formatted(i, (i + line) % 6 + 1, (i * 2 + line) % 9 + 1, line == 1 ? "0.1" : "0"));
      }
    }
    return file.toString();
  }

  private void imported(String path, String file) {
    user.sends(file.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/companies/{company}/" + path, COMPANY)
        .then()
        .statusCode(200);
  }

  private void rest(String path, Object body) {
    int status =
        user.asks().body(body).post("/api/v1/companies/{company}/" + path, COMPANY).statusCode();
    if (status >= 300) {
      throw new IllegalStateException(path + " answered " + status);
    }
  }

  RequestSpecification asks() {
    return user.asks().urlEncodingEnabled(false);
  }

  /**
   * @param path below the company, not encoded
   */
  Response get(String path) {
    return asks().get(in(path));
  }

  /**
   * @param path below the company, not encoded
   */
  Response send(String method, String path, Object body) {
    return asks().body(body).request(method, in(path));
  }

  /** The number of a customer that nobody has yet. */
  static String freshNumber() {
    return "C-" + NUMBERS.incrementAndGet();
  }

  /** A URL into the company. */
  static String in(String path) {
    return String.join("/", ROOT, "Company('CRONUS%20International')", encoded(path));
  }

  /** What a browser would encode, too. */
  static String encoded(String url) {
    return url.replace("%", "%25")
        .replace(" ", "%20")
        .replace("\"", "%22")
        .replace("+", "%2B")
        .replace("&&", "%26")
        .replace("ö", "%C3%B6")
        .replace("{", "%7B")
        .replace("|", "%7C")
        .replace("}", "%7D");
  }
}
