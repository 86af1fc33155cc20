package io.tenantry.tenant.catalog.standalone;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.PlainTenant;
import io.tenantry.tenant.sample.StandaloneService;
import io.tenantry.tenant.testsupport.PlainTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample service with nothing of Tenantry but the library and a file that lists tenants. */
@QuarkusTest
@TestProfile(StandaloneService.class)
class FileCatalogTest {

  private static PlainTenant cronus;
  private static PlainTenant fabrikam;

  @Inject LiveCatalog live;

  @ConfigProperty(name = "tenantry.catalog.file")
  Path file;

  PlainTenants tenants;
  TestTokens tokens;

  @BeforeEach
  void twoTenantsAreListed() throws IOException {
    if (cronus == null) {
      cronus = tenants.unmounted("cronus");
      fabrikam = tenants.unmounted("fabrikam");
    }
    list(lines(cronus), lines(fabrikam));
    awaitListed("cronus", "fabrikam");
  }

  @Test
  void plainPanacheEntitiesOfListedTenantsStayInTheirOwnDatabases() {
    // when
    at(cronus).body("note of cronus").post("/notes").then().statusCode(204);
    at(fabrikam).body("note of fabrikam").post("/notes").then().statusCode(204);

    // then
    at(cronus).get("/notes").then().body("$", equalTo(List.of("note of cronus")));
    at(fabrikam).get("/notes").then().body("$", equalTo(List.of("note of fabrikam")));
    given()
        .auth()
        .oauth2(token(cronus))
        .header("Host", PlainTenants.host(fabrikam))
        .get("/notes")
        .then()
        .statusCode(403)
        .body("code", equalTo("tenant-mismatch"));
  }

  @Test
  void credentialNamesNobodyUnlessThatIsSwitchedOn() {
    given()
        .auth()
        .oauth2(token(cronus))
        .header("Host", "localhost")
        .get("/notes")
        .then()
        .statusCode(400)
        .body("code", equalTo("tenant-required"));
  }

  @Test
  void fiveLinesMakeAServiceTenantAware() {
    assertThat(1 + lines(cronus).lines().count())
        .as("base domain and tenant")
        .isLessThanOrEqualTo(5);
  }

  @Test
  void removedLinesDismountAndAddedOnesMountWithoutARestart() throws IOException {
    // given
    at(fabrikam).get("/notes").then().statusCode(200);
    long before = live.snapshot().version();

    // when
    list(lines(cronus));
    awaitListed("cronus");

    // then
    at(fabrikam).get("/notes").then().statusCode(404).body("code", equalTo("unknown-tenant"));
    assertThat(live.snapshot().version()).isGreaterThan(before);
    list(lines(cronus), lines(fabrikam));
    awaitListed("cronus", "fabrikam");
    at(fabrikam).get("/notes").then().statusCode(200);
  }

  @Test
  void entryOfATenantWhoseLinesDidNotChangeIsKeptAsItIs() throws IOException {
    // given
    var entry = live.snapshot().byId("cronus");

    // when
    list(lines(cronus), lines(fabrikam) + "tenantry.tenants.fabrikam.suspended=true\n");
    await().atMost(10, SECONDS).until(() -> live.snapshot().byId("fabrikam").suspended());

    // then
    assertThat(live.snapshot().byId("cronus")).isSameAs(entry);
    at(fabrikam).get("/notes").then().statusCode(403).body("code", equalTo("tenant-suspended"));
  }

  @Test
  void wrongFileChangesNothingAndHealthSaysStaleUntilItIsRight() throws IOException {
    // when
    list(lines(cronus), "tenantry.tenants.fabrikam.uuid=not-a-uuid\n");

    // then
    await().atMost(10, SECONDS).until(() -> "stale".equals(freshness()));
    at(fabrikam).get("/notes").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
    list(lines(cronus), lines(fabrikam) + "# right again\n");
    await().atMost(10, SECONDS).until(() -> "current".equals(freshness()));
  }

  private RequestSpecification at(PlainTenant tenant) {
    return given().auth().oauth2(token(tenant)).header("Host", PlainTenants.host(tenant));
  }

  private String token(PlainTenant tenant) {
    return tokens.of("user@" + tenant.id(), List.of(tenant.uuid()), "tenant-user");
  }

  private static String freshness() {
    return given().get("/q/health/ready").path("checks.find { it.name == 'catalog' }.data.catalog");
  }

  private void list(String... lines) throws IOException {
    Files.writeString(file, String.join("", lines));
  }

  private static String lines(PlainTenant tenant) {
    String prefix = "tenantry.tenants." + tenant.id() + ".";
    return Stream.of(
            "uuid=" + tenant.uuid(),
            "jdbc-url=" + tenant.jdbcUrl(),
            "username=" + tenant.username(),
            "password=" + tenant.password())
        .map(line -> prefix + line + "\n")
        .collect(Collectors.joining());
  }

  private void awaitListed(String... ids) {
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                live.snapshot().entries().size() == ids.length
                    && Stream.of(ids).allMatch(id -> reachable(id)));
  }

  private boolean reachable(String id) {
    var entry = live.snapshot().byId(id);
    return entry != null && entry.served();
  }
}
