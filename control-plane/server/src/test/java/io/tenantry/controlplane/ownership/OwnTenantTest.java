package io.tenantry.controlplane.ownership;

import static io.restassured.RestAssured.given;
import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.controlplane.testsupport.ApiDescription;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route of the API, asked by administrators of two tenants. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class OwnTenantTest {

  /** What a tenant's administrator reaches of his own tenant; a new route is closed to him. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /api/v1/tenants/{id}/audit",
          "GET /api/v1/tenants/{id}/usage",
          "GET /api/v1/tenants/{id}/companies",
          "GET /api/v1/tenants/{id}/hostNames",
          "DELETE /api/v1/tenants/{id}/hostNames/{hostName}",
          "GET /api/v1/tenants/{id}/apiKeys",
          "POST /api/v1/tenants/{id}/apiKeys",
          "DELETE /api/v1/tenants/{id}/apiKeys/{key}",
          "GET /api/v1/tenants/{id}/clientCertificates",
          "GET /api/v1/tenants/{id}/update-window",
          "PUT /api/v1/tenants/{id}/update-window",
          "DELETE /api/v1/tenants/{id}/update-window");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private Tenant cronus;
  private Tenant fabrikam;

  private record Tenant(String id, UUID uuid) {}

  private record Route(String method, String template) {

    boolean isOpen() {
      return OPEN.contains(method + " " + template);
    }

    /** With the tenant where one belongs, and with names elsewhere that nobody has. */
    Response call(String token, String tenant) {
      String path =
          template
              .replace("{id}", tenant)
              .replaceAll("\\{kind.*?}", "reports")
              .replaceAll("\\{.*?}", "1");
      String type =
          template.endsWith("/releases")
              ? "application/zip"
              : method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
      return given().auth().oauth2(token).contentType(type).request(method, path);
    }
  }

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
    cronus = provisioned();
    fabrikam = provisioned();
  }

  @Test
  void administratorOfATenantReachesWhatIsItsOwnAndNothingElse() {
    String token = Tokens.ofAdministrator(cronus.uuid());
    List<Route> routes = routes();
    assertThat(routes)
        .extracting(route -> route.method() + " " + route.template())
        .containsAll(OPEN);
    for (Route route : routes) {
      Response own = route.call(token, cronus.id());
      Response foreign = route.call(token, fabrikam.id());
      if (route.isOpen()) {
        assertThat(own.statusCode()).as("own: %s", route).isNotIn(401, 403, 405, 500);
        assertMismatch(route, foreign);
        assertMismatch(route, route.call(token, "nobody-" + cronus.id()));
      } else {
        assertThat(own.statusCode()).as("own, closed: %s", route).isEqualTo(403);
        assertThat(foreign.statusCode()).as("foreign, closed: %s", route).isEqualTo(403);
      }
    }
  }

  @Test
  void tokenWithoutATenantOpensNone() {
    as(Tokens.of("tenant-admin"))
        .get("/api/v1/tenants/" + cronus.id() + "/usage")
        .then()
        .statusCode(403)
        .body("code", equalTo("tenant-mismatch"));
  }

  @Test
  void somebodyOfSeveralTenantsAdministersThoseInWhichAClaimSaysSo() {
    List<UUID> both = List.of(cronus.uuid(), fabrikam.uuid());
    String ofCronus = Tokens.ofSeveral(both, cronus.uuid(), "tenant-admin");
    String ofNeither = Tokens.ofSeveral(both, cronus.uuid(), "tenant-user");
    String unsaid = Tokens.ofAdministrator(cronus.uuid(), fabrikam.uuid());
    String notNamed = Tokens.ofSeveral(List.of(fabrikam.uuid()), cronus.uuid(), "tenant-admin");

    as(ofCronus).get(usage(cronus)).then().statusCode(200);
    for (String token : List.of(ofCronus, ofNeither, unsaid, notNamed)) {
      as(token).get(usage(fabrikam)).then().statusCode(403);
    }
    for (String token : List.of(ofNeither, unsaid, notNamed)) {
      as(token).get(usage(cronus)).then().statusCode(403);
    }
  }

  private static String usage(Tenant tenant) {
    return "/api/v1/tenants/" + tenant.id() + "/usage";
  }

  @Test
  void attemptOnAnotherTenantIsInThatTenantsAudit() {
    // when
    as(Tokens.ofAdministrator(cronus.uuid()))
        .get("/api/v1/tenants/" + fabrikam.id() + "/hostNames")
        .then()
        .statusCode(403);
    // then
    String own = Tokens.ofAdministrator(fabrikam.uuid());
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                as(own)
                    .get("/api/v1/tenants/" + fabrikam.uuid() + "/audit?outcome=refused")
                    .then()
                    .statusCode(200)
                    .body("items.actor", hasItem("tenant-admin"))
                    .body(
                        "items.action",
                        hasItem("GET /api/v1/tenants/" + fabrikam.id() + "/hostNames")));
  }

  @Test
  void administratorMakesAKeyForTheOwnTenantAndReadsItsCompanies() {
    String token = Tokens.ofAdministrator(cronus.uuid());
    sending(token, "{\"name\": \"web-shop\"}")
        .post("/api/v1/tenants/" + cronus.id() + "/apiKeys")
        .then()
        .statusCode(201);
    as(token)
        .get("/api/v1/tenants/" + cronus.id() + "/companies")
        .then()
        .statusCode(200)
        .body("items.name", equalTo(List.of("Contoso Retail", "CRONUS")));
  }

  private static void assertMismatch(Route route, Response answer) {
    assertThat(answer.statusCode()).as("%s", route).isEqualTo(403);
    assertThat(answer.jsonPath().getString("code")).as("%s", route).isEqualTo("tenant-mismatch");
  }

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    ApiDescription.read()
        .document()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                    .forEach(method -> routes.add(new Route(method, path.getKey()))));
    return routes;
  }

  private static Tenant provisioned() {
    String id = freshId();
    String uuid =
        sending(
                Tokens.operator(),
                "{\"id\": \"%s\", \"companies\": [\"CRONUS\", \"Contoso Retail\"]}".formatted(id))
            .header("Prefer", "wait=60")
            .post("/api/v1/tenants")
            .then()
            .statusCode(200)
            .body("status", equalTo("succeeded"))
            .extract()
            .path("tenant");
    return new Tenant(id, UUID.fromString(uuid));
  }
}
