package io.tenantry.app.odata;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Formats, functions and transformations that {@code $metadata} names are there, and no others. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class DeclaredReadingTest extends StockedCompany {

  /** With each function a condition that is true of the first customer. */
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          entry("contains", "contains(Number,'-0')"),
          entry("startswith", "startswith(Number,'C-')"),
          entry("endswith", "endswith(Number,'01')"),
          entry("length", "length(Number) eq 4"),
          entry("indexof", "indexof(Number,'-') eq 1"),
          entry("substring", "substring(Number,2) eq '01'"),
          entry("tolower", "tolower(Number) eq 'c-01'"),
          entry("toupper", "toupper('c-01') eq Number"),
          entry("trim", "trim(' C-01 ') eq Number"),
          entry("concat", "concat('C-','01') eq Number"),
          entry("year", "year(CreatedAt) eq 2025"),
          entry("month", "month(CreatedAt) eq 12"),
          entry("day", "day(CreatedAt) eq 31"),
          entry("hour", "hour(CreatedAt) eq 23"),
          entry("minute", "minute(CreatedAt) eq 30"),
          entry("second", "second(CreatedAt) eq 0"),
          entry("fractionalseconds", "fractionalseconds(CreatedAt) eq 0"),
          entry("totalseconds", "totalseconds(duration'PT1M1S') eq 61"),
          entry("date", "date(CreatedAt) eq 2025-12-31"),
          entry("time", "time(CreatedAt) eq 23:30:00"),
          entry("totaloffsetminutes", "totaloffsetminutes(CreatedAt) eq 0"),
          entry("mindatetime", "CreatedAt gt mindatetime()"),
          entry("maxdatetime", "CreatedAt lt maxdatetime()"),
          entry("now", "CreatedAt lt now()"),
          entry("round", "round(1.5) eq 2"),
          entry("floor", "floor(1.5) eq 1"),
          entry("ceiling", "ceiling(1.5) eq 2"),
          entry("cast", "cast(Version,Edm.String) eq '0'"));

  private static final Map<String, String> TRANSFORMATIONS =
      Map.of(
          "aggregate", "aggregate($count as Customers)",
          "groupby", "groupby((Country))",
          "filter", "filter(Number eq 'C-01')",
          "identity", "identity");

  private Promises promises;

  @BeforeEach
  void read() throws Exception {
    promises = Promises.of(scene);
  }

  @Test
  void entitiesAreReadInEveryFormatThatIsDeclared() {
    assertThat(promises.texts("Container", "SupportedFormats"))
        .containsExactly("application/json", "application/xml")
        .allSatisfy(
            format -> {
              for (String path :
                  new String[] {"Customer?$top=2", "Customer('C-01')", "Customer('C-01')/Name"}) {
                assertThat(in(format, path).then().statusCode(200).extract().contentType())
                    .as(path)
                    .startsWith(format);
              }
            });
  }

  @Test
  void atomHasWhatJsonHas() {
    in("application/xml", "Customer?$top=2&$count=true&$select=Number,Name")
        .then()
        .statusCode(200)
        .body("feed.count", equalTo("12"))
        .body("feed.entry.size()", equalTo(2))
        .body("feed.entry[1].content.properties.Number", equalTo("C-02"));
    in("application/xml", "SalesOrder('O-03')?$expand=Lines")
        .then()
        .statusCode(200)
        .body("entry.content.properties.Number", equalTo("O-03"))
        .body("entry.link.inline.feed.entry.size()", equalTo(4));
    in("application/xml", "Customer('nobody')")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("unknown-entity"));
  }

  @Test
  void whatHasJsonOnlySaysSo() {
    String totals =
        "SalesDocument?$apply=groupby((Country),aggregate(NetAmount with sum as Total))";

    in("application/json", totals).then().statusCode(200);
    in("application/xml", totals)
        .then()
        .statusCode(406)
        .contentType(containsString("application/xml"))
        .body("error.code", equalTo("not-acceptable"));
    assertThat(promises.description("Container", "SupportedFormats")).contains("groupby");
  }

  @Test
  void everyFunctionThatIsDeclaredIsUnderstood() {
    assertThat(promises.texts("Customer", "FilterFunctions"))
        .containsExactlyInAnyOrderElementsOf(FUNCTIONS.keySet())
        .allSatisfy(
            function ->
                scene
                    .get("Customer?$select=Number&$top=1&$filter=" + FUNCTIONS.get(function))
                    .then()
                    .statusCode(200)
                    .body("value.Number[0]", equalTo("C-01")));
  }

  @Test
  void everyTransformationThatIsDeclaredIsApplied() {
    assertThat(promises.texts("Customer", "ApplySupported"))
        .containsExactlyInAnyOrderElementsOf(TRANSFORMATIONS.keySet())
        .allSatisfy(
            name ->
                scene.get("Customer?$apply=" + TRANSFORMATIONS.get(name)).then().statusCode(200));
  }

  @Test
  void expandGoesAsDeepAsDeclared() {
    int deepest = promises.number("SalesOrder", "ExpandRestrictions");

    scene.get("SalesOrder('O-01')?$expand=" + steps(deepest)).then().statusCode(200);
    scene
        .get("SalesOrder('O-01')?$expand=" + steps(deepest + 1))
        .then()
        .statusCode(501)
        .body("error.code", equalTo("not-supported"));
  }

  /** From an order to its customer, from him to his orders, and so on. */
  private static String steps(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i % 2 == 0 ? "Buyer" : "SalesOrders")
        .collect(Collectors.joining("($expand=", "", ")".repeat(count - 1)));
  }

  private Response in(String format, String path) {
    return scene.asks().accept(format).get(ODataScene.in(path));
  }
}
