package io.tenantry.app.web;

import static io.tenantry.app.web.WebVisitor.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards of customers as htmx sends them, their list, and files of them. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CardPagesTest {

  TestTenants tenants;
  TestTokens tokens;
  WebVisitor visitor;

  @BeforeEach
  void tenant() {
    var tenant = tenants.create("web-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    visitor = new WebVisitor(Caller.user(tenant, tokens));
  }

  @Test
  void customerIsCreatedFoundAndChanged() {
    visitor
        .htmx()
        .formParam("number", "C-1")
        .formParam("name", "Adatum <b>& Co</b>")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(204)
        .header("HX-Redirect", CUSTOMERS + "/cards/C-1");

    visitor.page(CUSTOMERS + "?q=adat").body(containsString("Adatum &lt;b&gt;&amp; Co&lt;/b&gt;"));
    visitor.page(CUSTOMERS + "?q=nobody").body(containsString("Nothing matches the search."));
    String tag = visitor.tag(CUSTOMERS + "/cards/C-1");
    change("C-1", tag, "Adatum").statusCode(204);
    visitor.page(CUSTOMERS + "/cards/C-1").body(containsString("value=\"Adatum\""));
  }

  @Test
  void changeOfWhatSomebodyElseChangedIsRefusedInWords() {
    visitor.caller().createCustomer("CRONUS", "C-1", "Adatum");
    String tag = visitor.tag(CUSTOMERS + "/cards/C-1");
    change("C-1", tag, "Trey").statusCode(204);

    change("C-1", tag, "Contoso")
        .statusCode(412)
        .contentType(startsWith("text/html"))
        .body(containsString("Somebody else has changed it since this page was shown"));
    visitor.page(CUSTOMERS + "/cards/C-1").body(containsString("value=\"Trey\""));
  }

  @Test
  void everyWrongFieldIsNamedBesideTheForm() {
    visitor
        .htmx()
        .formParam("number", "not a number")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(400)
        .body(containsString("href=\"#name\""), containsString("must be given"))
        .body(containsString("href=\"#number\""), not(containsString("<html")));
  }

  @Test
  void listGoesOnWhereAPageEnds() {
    for (int i = 1; i <= 3; i++) {
      visitor.caller().createCustomer("CRONUS", "C-" + i, "Customer " + i);
    }

    String html = visitor.page(CUSTOMERS + "?limit=2&sort=-number").extract().asString();

    assertThat(html).contains("Customer 3", "Customer 2").doesNotContain("Customer 1");
    assertThat(html).contains("aria-sort=\"descending\"").doesNotContain("First page");
    Matcher next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(html);
    assertThat(next.find()).isTrue();
    visitor
        .caller()
        .asks()
        .urlEncodingEnabled(false)
        .get(next.group(1).replace("&amp;", "&"))
        .then()
        .body(containsString("Customer 1"), containsString("First page"));
  }

  @Test
  void fileIsImportedWholeOrRefusedRowByRow() {
    file("number,name\nC-1,Adatum\nC-2\n")
        .statusCode(422)
        .body(containsString("Row 3"), containsString("nothing has changed"));
    visitor.page(CUSTOMERS).body(containsString("There is none yet"));

    file("number,name\nC-1,Adatum\n").statusCode(204).header("HX-Redirect", equalTo(CUSTOMERS));
    visitor.page(CUSTOMERS).body(containsString("Adatum"));
  }

  private ValidatableResponse file(String content) {
    return visitor
        .caller()
        .asks()
        .contentType("multipart/form-data")
        .header("HX-Request", "true")
        .multiPart("file", "some.csv", content.getBytes(StandardCharsets.UTF_8), "text/csv")
        .post(CUSTOMERS + "/import")
        .then();
  }

  private ValidatableResponse change(String number, String tag, String name) {
    return visitor
        .htmx()
        .header("If-Match", tag)
        .formParam("number", number)
        .formParam("name", name)
        .put(CUSTOMERS + "/cards/" + number)
        .then();
  }
}
