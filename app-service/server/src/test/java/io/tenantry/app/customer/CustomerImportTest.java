package io.tenantry.app.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CustomerImportTest {

  private static final String CUSTOMERS = "/api/v1/companies/CRONUS/customers";
  private static final String IMPORT = CUSTOMERS + "/import";

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller user;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("import-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    user = Caller.user(tenant, tokens);
  }

  @Test
  void fileOfAnotherSystemIsImportedAsItIs() {
    imports(
            """
            \uFEFFcustomerID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax\r
            ALPEN,"Alpenblick, Gasthof",Jürg Käser,Owner,"Dorfstrasse 3\r
            Hinterhaus",Zürich,,8001,Switzerland,044 555 01 00,\r
            """)
        .then()
        .statusCode(200)
        .body("imported", equalTo(1));

    user.asks()
        .get(CUSTOMERS + "/alpen")
        .then()
        .body("name", equalTo("Alpenblick, Gasthof"))
        .body("contactName", equalTo("Jürg Käser"))
        .body("address", equalTo("Dorfstrasse 3\r\nHinterhaus"))
        .body("region", nullValue())
        .body("fax", nullValue())
        .body("postalCode", equalTo("8001"));
  }

  @Test
  void mappingNamesTheColumnsOfForeignHeaders() {
    user.sends(bytes("Kundennummer,Firma,Bemerkung\nK1,Muster GmbH,egal\n"))
        .queryParam("mapping", "Kundennummer:number,Firma:name,Bemerkung:-")
        .post(IMPORT)
        .then()
        .statusCode(200)
        .body("imported", equalTo(1));

    user.asks().get(CUSTOMERS + "/K1").then().body("name", equalTo("Muster GmbH"));
  }

  @Test
  void oneWrongRowKeepsTheWholeFileOut() {
    imports("number,name\nA,first\nB\nC,third\n")
        .then()
        .statusCode(422)
        .body("code", equalTo("import-failed"))
        .body("errorCount", equalTo(1))
        .body("errors", hasSize(1))
        .body("errors[0].row", equalTo(3))
        .body("errors[0].column", nullValue())
        .body("errors[0].code", equalTo("column-count"));

    assertThat(count()).isZero();
  }

  @Test
  void wrongRowsAreLeftOutOnRequestAndNamed() {
    imports("number,name\nD,there before\n").then().statusCode(200);

    partially("number,name\nA,first\nB\nC,third\nC,again\nD,taken\n")
        .then()
        .statusCode(200)
        .body("imported", equalTo(2))
        .body("errorCount", equalTo(3))
        .body("errors.row", contains(3, 5, 6))
        .body("errors.code", contains("column-count", "duplicate-number", "number-taken"));

    assertThat(count()).isEqualTo(3);
    user.asks().get(CUSTOMERS + "/C").then().body("name", equalTo("third"));
    user.asks().get(CUSTOMERS + "/D").then().body("name", equalTo("there before"));
  }

  @Test
  void fileThatCannotBeReadToItsEndIsRefusedWhole() {
    String neverClosed = "B,\"" + "rest of the file\n".repeat(1_000);
    partially("number,name\nA,first\n" + neverClosed).then().statusCode(422);
    partially("number,title\nA,first\n").then().statusCode(422);

    assertThat(count()).isZero();
  }

  @Test
  void whatPartialMeansHasToBeSaid() {
    user.sends(bytes("number,name\nA,first\n"))
        .queryParam("partial", "yes")
        .post(IMPORT)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("partial"));

    assertThat(count()).isZero();
  }

  private Response partially(String file) {
    return user.sends(bytes(file)).queryParam("partial", true).post(IMPORT);
  }

  @Test
  void everyMistakeIsNamedWithRowColumnAndCode() {
    imports(
            "customerID,name,city,fax\n"
                + ",no number,,\n"
                + "A 1,no grammar,,\n"
                + "B1,,,\n"
                + "C1,ok,"
                + "x".repeat(101)
                + ","
                + "9".repeat(51)
                + "\n"
                + "D1,bell\u0007,,\n")
        .then()
        .statusCode(422)
        .body("errors.row", contains(2, 3, 4, 5, 5, 6))
        .body("errors.column", contains("customerID", "customerID", "name", "city", "fax", "name"))
        .body(
            "errors.code",
            contains(
                "required", "row-number", "required", "too-long", "too-long", "control-character"));
  }

  @Test
  void numberOccurringTwiceInTheFileIsRefusedWithinABatchAndAcrossBatches() {
    String rows =
        IntStream.range(0, 700).mapToObj(i -> "N" + i + ",x\n").collect(Collectors.joining());

    imports("number,name\nDup,x\nDUP,x\n" + rows + "dup,x\n")
        .then()
        .statusCode(422)
        .body("errors.row", contains(3, 704))
        .body("errors.code", contains("duplicate-number", "duplicate-number"));
    assertThat(count()).isZero();
  }

  @Test
  void numberThatIsThereAlreadyIsRefusedAndTheCustomerUntouched() {
    user.createCustomer("CRONUS", "abc", "was here");

    imports("number,name\nnew,x\nABC,y\n")
        .then()
        .statusCode(422)
        .body("errors.row", contains(3))
        .body("errors.code", contains("number-taken"));

    assertThat(count()).isEqualTo(1);
    user.asks().get(CUSTOMERS + "/abc").then().body("name", equalTo("was here"));
  }

  @Test
  void numberOfAnotherCompanyIsFree() {
    user.createCustomer("Fabrikam", "abc", "of Fabrikam");

    imports("number,name\nabc,of CRONUS\n").then().statusCode(200);

    user.asks()
        .get("/api/v1/companies/Fabrikam/customers/abc")
        .then()
        .body("name", equalTo("of Fabrikam"));
  }

  @Test
  void wrongHeaderIsRefusedBeforeAnyRow() {
    imports("name,Name,taste\na,b,c\nd\n")
        .then()
        .statusCode(422)
        .body(
            "errors.code",
            containsInAnyOrder("duplicate-column", "unknown-column", "missing-column"))
        .body("errors.row", contains(1, 1, 1));
  }

  @Test
  void emptyFileIsRefused() {
    imports("").then().statusCode(422).body("errors.code", contains("missing-header"));
  }

  @Test
  void headerWithoutRowsImportsNothing() {
    imports("number,name\n").then().statusCode(200).body("imported", equalTo(0));
  }

  @Test
  void fileInAnotherEncodingIsRefusedByteByByte() {
    user.sends("number,name\nA,Müller\nB,Meier\n".getBytes(StandardCharsets.ISO_8859_1))
        .post(IMPORT)
        .then()
        .statusCode(422)
        .body("errors.row", contains(2))
        .body("errors.code", contains("invalid-utf-8"));
  }

  @Test
  void declaredEncodingOtherThanUtf8IsRefused() {
    user.sends(bytes("number,name\nA,b\n"))
        .contentType("text/csv; charset=ISO-8859-1")
        .post(IMPORT)
        .then()
        .statusCode(415)
        .body("code", equalTo("unsupported-media-type"));
  }

  @Test
  void bodyThatIsNoCsvIsRefused() {
    user.asks()
        .body("{}")
        .post(IMPORT)
        .then()
        .statusCode(415)
        .body("code", equalTo("unsupported-media-type"));
  }

  @Test
  void tooManyErrorsAreCountedButNotAllShown() {
    imports("number,name\n" + "x\n".repeat(3_000))
        .then()
        .statusCode(422)
        .body("errorCount", equalTo(3_000))
        .body("errors", hasSize(1_000))
        .body("errors[999].row", equalTo(1_001));
  }

  @Test
  void hundredThousandRowsAreImportedInOneTransaction() {
    String file =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "N%06d,\"Müller, Nr. %d\",Köln\n".formatted(i, i))
            .collect(Collectors.joining("", "number,name,city\n", ""));

    imports(file).then().statusCode(200).body("imported", equalTo(100_000));

    assertThat(count()).isEqualTo(100_000);
    user.asks().get(CUSTOMERS + "/N099999").then().body("name", equalTo("Müller, Nr. 99999"));
  }

  @Test
  void importIntoTheUnnamedCompanyNeedsADefault() {
    user.sends(bytes("number,name\nA,b\n"))
        .post("/api/v1/customers/import")
        .then()
        .statusCode(400)
        .body("code", equalTo("company-required"));
  }

  private Response imports(String file) {
    RequestSpecification request = user.sends(bytes(file));
    return request.post(IMPORT);
  }

  private static byte[] bytes(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }

  /** Rows of both companies, past every policy. */
  private long count() {
    return tenants.inDatabase(
        tenant,
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("select count(*) from business.customer");
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
