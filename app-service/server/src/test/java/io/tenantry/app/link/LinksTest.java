package io.tenantry.app.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class LinksTest {

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller user;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("links-" + UUID.randomUUID());
    user = Caller.user(tenant, tokens);
    user.createCustomer("CRONUS", "1", "a");
  }

  @Test
  void tenantWithoutAHostNameIsNamedInTheQuery() {
    assertThat(selfLink(user.host()))
        .isEqualTo(
            "http://" + user.host() + "/api/v1/companies/CRONUS/customers/1?tenant=" + tenant.id());
  }

  @Test
  void portOfTheRequestIsThePortOfTheLink() {
    assertThat(selfLink(user.host() + ":8443"))
        .startsWith("http://" + user.host() + ":8443/api/v1/");
  }

  @Test
  void tenantWithAHostNameIsNamedByIt() {
    String host = tenant.id().toLowerCase(Locale.ROOT) + ".cronus.example";
    tenants.hostNames(tenant, host);

    String expected = "http://" + host + ":8443/api/v1/companies/CRONUS/customers/1";
    assertThat(selfLink(user.host() + ":8443")).isEqualTo(expected);
    assertThat(selfLink(host + ":8443")).isEqualTo(expected);
  }

  @Test
  void ofSeveralHostNamesTheOneTheCallerUsedIsKept() {
    String first = "a-" + tenant.id() + ".example";
    String second = "b-" + tenant.id() + ".example";
    tenants.hostNames(tenant, first, second);

    assertThat(selfLink(second)).startsWith("http://" + second + "/");
    assertThat(selfLink(first)).startsWith("http://" + first + "/");
  }

  @Test
  void linkAnsweredOnANeutralHostNamesTheTenantToo() {
    String link =
        RestAssured.given()
            .auth()
            .oauth2(user.token())
            .queryParam("tenant", tenant.id())
            .get("/api/v1/customers/1")
            .path("links.self");

    assertThat(link)
        .isEqualTo(
            "http://localhost:%d/api/v1/companies/CRONUS/customers/1?tenant=%s"
                .formatted(RestAssured.port, tenant.id()));
    RestAssured.given().auth().oauth2(user.token()).get(link).then().statusCode(200);
  }

  @Test
  void headersOfAStrangerDoNotChangeLinks() {
    String link =
        user.asks()
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Port", "666")
            .header("Forwarded", "host=evil.example;proto=https")
            .get("/api/v1/customers/1")
            .path("links.self");

    assertThat(link).startsWith("http://" + user.host() + "/");
  }

  @Test
  void everyLinkOfAListNamesTheTenant() {
    user.createCustomer("CRONUS", "2", "b");

    var page = user.asks().get("/api/v1/customers?limit=1");

    List<String> links = new ArrayList<>(List.of(page.<String>path("links.next")));
    links.addAll(page.path("items.links.self"));
    links.addAll(page.path("items.links.company"));
    assertThat(links).hasSize(3).allMatch(link -> link.contains("?tenant=" + tenant.id()));
  }

  private String selfLink(String host) {
    return new Caller(host, user.token()).asks().get("/api/v1/customers/1").path("links.self");
  }
}
