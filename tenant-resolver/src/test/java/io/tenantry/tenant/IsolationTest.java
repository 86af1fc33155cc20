package io.tenantry.tenant;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class IsolationTest {

  private static TestTenant cronus;
  private static TestTenant fabrikam;

  TestTenants tenants;
  TestTokens tokens;

  @BeforeEach
  void twoTenants() {
    if (cronus == null) {
      cronus = tenants.create("cronus");
      fabrikam = tenants.create("Fabrikam");
      write(cronus, "note of cronus");
      write(fabrikam, "note of fabrikam");
    }
  }

  private void write(TestTenant tenant, String text) {
    as(tenant).header("Host", tenant.host()).body(text).post("/notes").then().statusCode(204);
  }

  private RequestSpecification as(TestTenant tenant) {
    return given().auth().oauth2(tokens.of(tenant));
  }

  @Test
  void plainPanacheEntityIsReadFromTheDatabaseOfTheHost() {
    as(cronus)
        .header("Host", cronus.host())
        .get("/notes")
        .then()
        .statusCode(200)
        .body("$", equalTo(List.of("note of cronus")));
    as(fabrikam)
        .header("Host", fabrikam.host())
        .get("/notes")
        .then()
        .statusCode(200)
        .body("$", equalTo(List.of("note of fabrikam")));
  }
}
