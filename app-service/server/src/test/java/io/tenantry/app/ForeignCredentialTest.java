package io.tenantry.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.app.testsupport.ServedRoutes;
import io.tenantry.app.testsupport.ServedRoutes.Route;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each route that is served × each way to name another tenant × each kind of credential. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ForeignCredentialTest {

  /** How a request says that it is for somebody else's tenant. */
  enum Way {
    HOST {
      @Override
      Response send(String credential, TestTenant other, Route route) {
        return request(new Caller(other.host(), credential), route, route.path());
      }
    },
    QUERY {
      @Override
      Response send(String credential, TestTenant other, Route route) {
        return request(
            new Caller("localhost", credential), route, route.path() + "?tenant=" + other.id());
      }
    },
    PATH {
      @Override
      Response send(String credential, TestTenant other, Route route) {
        return request(
            new Caller("localhost", credential), route, "/t/" + other.id() + route.path());
      }
    };

    abstract Response send(String credential, TestTenant other, Route route);
  }

  /** Programs are told the code, OData's in the form of OData; people read the title on a page. */
  private static final String CODE = "\"tenant-mismatch\"";

  private static final String TITLE = "<title>The credential belongs to another tenant</title>";

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  TestTenants tenants;
  TestTokens tokens;
  TestTenant ours;
  TestTenant theirs;

  @BeforeEach
  void twoTenants() {
    ours = tenants.create("ours-" + UUID.randomUUID());
    theirs = tenants.create("theirs-" + UUID.randomUUID());
    Caller.user(theirs, tokens).createCustomer("CRONUS", "1", "theirs");
  }

  @ParameterizedTest
  @EnumSource
  void tokenOfAnotherTenantOpensNoRoute(Way way) {
    assertNothingOpens(way, tokens.ofAdmin(ours));
  }

  @ParameterizedTest
  @EnumSource
  void apiKeyOfAnotherTenantOpensNoRoute(Way way) {
    assertNothingOpens(way, tenants.apiKey(ours, "shop").secret());
  }

  private void assertNothingOpens(Way way, String credential) {
    assertThat(routes())
        .allSatisfy(
            route -> {
              Response answer = way.send(credential, theirs, route);
              assertThat(answer.statusCode()).isEqualTo(403);
              assertThat(answer.asString()).containsAnyOf(CODE, TITLE);
            });
    Caller.user(theirs, tokens)
        .asks()
        .get("/api/v1/customers/1")
        .then()
        .statusCode(200)
        .body("name", equalTo("theirs"));
  }

  @Test
  void routesThatNoDescriptionShowsAreAmongThem() {
    assertThat(routes())
        .hasSizeGreaterThan(200)
        .contains(
            new Route("GET", "/ui/companies/CRONUS/customers"),
            new Route("POST", "/ui/companies/CRONUS/payments/cards/1/reverse"),
            new Route("GET", "/odata/v4/$metadata"),
            new Route("POST", "/odata/v4/$batch"),
            new Route("PATCH", "/odata/v4/Company('CRONUS')/Customer('1')"),
            new Route("GET", "/scim/v2/Users"),
            new Route("PATCH", "/scim/v2/Users/1"));
  }

  /** What is registered past the resources is in no list of theirs; it leads to the web client. */
  @Test
  void nothingButTheEntranceIsRoutedPastTheResources() {
    assertThat(
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.tenantry.app")
                    .stream()
                    .filter(type -> dependsOn(type, "io.vertx.ext.web.Router"))
                    .map(JavaClass::getSimpleName))
        .containsExactly("Entrance");
  }

  private static boolean dependsOn(JavaClass type, String other) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().getFullName().equals(other));
  }

  /** Those that are served, and those that are described: the latter name no company, too. */
  private static List<Route> routes() {
    Map<String, Map<String, Object>> paths =
        given().queryParam("format", "json").get("/q/openapi").jsonPath().getMap("paths");
    Stream<Route> described =
        paths.entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .flatMap(
                            method ->
                                ServedRoutes.paths(path.getKey())
                                    .map(filled -> new Route(method.toUpperCase(), filled))));
    return Stream.concat(ServedRoutes.all().stream(), described).distinct().toList();
  }

  private static Response request(Caller caller, Route route, String path) {
    RequestSpecification request = caller.asks().urlEncodingEnabled(false);
    if (route.method().startsWith("P")) {
      body(request, route.path());
    }
    return request.request(route.method(), path);
  }

  private static void body(RequestSpecification request, String path) {
    if (path.matches(".*/(import|sales-order-files/.*)")) {
      request.contentType("text/csv").body("number,name\n9,x\n");
    } else if (path.startsWith("/ui")) {
      request.contentType("application/x-www-form-urlencoded").body("number=9&name=x");
    } else if (path.endsWith("$batch")) {
      request
          .contentType("multipart/mixed; boundary=batch")
          .body("--batch--\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      request.body("{\"number\": \"9\", \"name\": \"x\"}");
    }
  }
}
