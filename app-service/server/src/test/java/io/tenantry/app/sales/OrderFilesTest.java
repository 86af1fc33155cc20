package io.tenantry.app.sales;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Items, orders and their lines from files. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class OrderFilesTest {

  private static final String ORDERS = "sales-order-files/orders";
  private static final String LINES = "sales-order-files/lines";

  TestTenants tenants;
  TestTokens tokens;
  Shop shop;

  @BeforeEach
  void openShop() {
    shop = Shop.open(tenants, tokens);
  }

  @Test
  void filesOfAnotherSystemBecomePostedInvoices() {
    send(
            "items/import",
            """
            productID,productName,supplierID,categoryID,quantityPerUnit,unitPrice,unitsInStock,discontinued
            11,Chai,1,1,"10 boxes, 20 bags",18.00,39,0
            12,Chang,1,1,,19.00,17,1
            """)
        .then()
        .statusCode(200)
        .body("imported", equalTo(2));
    send(
            ORDERS,
            """
            orderID,customerID,employeeID,orderDate,freight,shipName
            10248,c-1,5,1996-07-04 00:00:00.000,32.38,"Adatum, Berlin"
            10249,C-1,6,1996-07-05 00:00:00.000,11.61,
            """)
        .then()
        .statusCode(200)
        .body("imported", equalTo(2));
    send(
            LINES,
            """
            orderID,productID,unitPrice,quantity,discount
            10248,11,14.00,12,0
            10248,12,9.65,3,0.15
            10249,11,18.60,9,0
            """)
        .then()
        .statusCode(200)
        .body("imported", equalTo(3));

    shop.post("sales-orders/post", Map.of()).then().statusCode(200).body("posted", equalTo(2));

    assertThat(shop.read("sales-invoices").getList("items.order"))
        .containsExactly("10248", "10249");
    assertThat(shop.balance("1200")).isEqualByComparingTo("360.01");
    assertThat(shop.read("items/12").getBoolean("discontinued")).isTrue();
  }

  @Test
  void everyMistakeIsNamedAndNothingIsImported() {
    send(ORDERS, "number,customer,orderDate\nA-1,C-1,2026-01-31\nA-2,X,2026-02-30\nA-1,C-1,\n")
        .then()
        .statusCode(422)
        .body("errors.row", contains(3, 4))
        .body("errors.code", contains("date", "duplicate-number"));
    assertThat(shop.read("sales-orders").getList("items")).isEmpty();
  }

  @Test
  void lineOfAnUnknownOrderOrItemIsNamed() {
    String order = shop.order("2026-01-31", 1);

    send(LINES, "order,item,quantity\n" + order + ",BIKE,2\nX,BIKE,1\n" + order + ",Y,-1\n")
        .then()
        .statusCode(422)
        .body("errors.code", contains("unknown-order", "positive"));
    assertThat(shop.read("sales-orders/" + order).getList("lines")).hasSize(1);
  }

  @Test
  void rightOrdersAndLinesAreImportedOnRequestBesideWrongOnes() {
    send(ORDERS + "?partial=true", "number,customer\nA-1,C-1\nA-2,X\nA-1,C-1\nA-3,C-1\n")
        .then()
        .statusCode(200)
        .body("imported", equalTo(2))
        .body("errors.code", contains("unknown-customer", "duplicate-number"));
    send(
            LINES + "?partial=true",
            "order,item,quantity,unitPrice\nA-1,BIKE,2,1\nA-1,BIKE,99999999,9999999999\n"
                + "A-2,BIKE,1,1\nA-1,BIKE,3,1\n")
        .then()
        .statusCode(200)
        .body("imported", equalTo(2))
        .body("errorCount", equalTo(2));

    assertThat(shop.read("sales-orders").getList("items.number")).containsExactly("A-1", "A-3");
    assertThat(shop.read("sales-orders/A-1").getList("lines.line")).containsExactly(1, 2);
  }

  @Test
  void itemThatIsThereOrOccursTwiceIsNamed() {
    send("items/import", "number,name,unitPrice\nbike,x,1\nA,x,1\na,y,2\nB,x,cheap\n")
        .then()
        .statusCode(422)
        .body("errors.row", contains(2, 4, 5))
        .body("errors.code", contains("number-taken", "duplicate-number", "number"));
  }

  @Test
  void vendorsAreImportedToo() {
    send("vendors/import", "supplierID,companyName,country\nV-1,Fabrikam Parts,Norway\n")
        .then()
        .statusCode(200);

    assertThat(shop.read("vendors?country=Norway").getList("items.name"))
        .containsExactly("Fabrikam Parts");
  }

  /** Run with TENANTRY_NORTHWIND naming the folder of the sample data. */
  @Test
  @EnabledIfEnvironmentVariable(named = "TENANTRY_NORTHWIND", matches = ".+")
  void northwindIsInvoicedToTheCent() throws IOException {
    Shop northwind = shop.neighbour();
    sendFile(northwind, "customers/import", "customers.csv").then().statusCode(200);
    sendFile(northwind, "items/import", "products.csv").then().statusCode(200);
    sendFile(northwind, ORDERS, "orders.csv").then().body("imported", equalTo(830));
    sendFile(northwind, LINES, "order-details.csv").then().body("imported", equalTo(2155));

    northwind
        .post("sales-orders/post", "northwind", Map.of())
        .then()
        .statusCode(200)
        .body("posted", equalTo(830), "refused", equalTo(0));
    northwind.post("sales-orders/post", "northwind", Map.of()).then().body("posted", equalTo(830));

    assertThat(northwind.balance("1200")).isEqualByComparingTo("1265793.29");
    assertThat(northwind.balance("4000")).isEqualByComparingTo("-1265793.29");
    assertThat(new BigDecimal(northwind.read("aged-receivables").getString("total")))
        .isEqualByComparingTo("1265793.29");
    assertThat(new BigDecimal(northwind.read("trial-balance").getString("balance"))).isZero();
  }

  private Response send(String path, String file) {
    return shop.user().sends(file.getBytes(UTF_8)).post(shop.path(path));
  }

  private static Response sendFile(Shop shop, String path, String name) throws IOException {
    byte[] file = Files.readAllBytes(Path.of(System.getenv("TENANTRY_NORTHWIND")).resolve(name));
    return shop.user().sends(file).post(shop.path(path));
  }
}
