package io.tenantry.tenant.catalog.standalone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.PlainTenant;
import io.tenantry.tenant.sample.StandaloneService;
import io.tenantry.tenant.testsupport.PlainTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StandaloneService.class)
class InMemoryCatalogTest {

  @Inject InMemoryCatalog catalog;
  @Inject LiveCatalog live;

  PlainTenants tenants;
  TestTokens tokens;

  private CatalogSnapshot before;
  private PlainTenant contoso;

  @BeforeEach
  void tenantThatNoCatalogKnows() {
    before = live.snapshot();
    contoso = tenants.unmounted("memory-" + UUID.randomUUID().toString().substring(0, 8));
  }

  @AfterEach
  void othersAsTheyWere() {
    live.replace(before);
  }

  @Test
  void tenantIsServedWithTheNextRequestAndGoneWithTheNextAfterItsRemoval() {
    notes(PlainTenants.host(contoso)).statusCode(404);

    long version = catalog.put(contoso);
    assertThat(version).isEqualTo(before.version() + 1);
    notes(PlainTenants.host(contoso)).statusCode(200);

    catalog.remove(contoso.uuid());
    assertThat(live.snapshot().version()).isEqualTo(version + 1);
    notes(PlainTenants.host(contoso)).statusCode(404).body("code", equalTo("unknown-tenant"));
  }

  @Test
  void puttingATenantAgainChangesWhatIsKnownOfItAndNothingOfOthers() {
    // given
    PlainTenant other = tenants.create("memory-other-" + UUID.randomUUID().toString().charAt(0));
    catalog.put(contoso);
    var entryOfOther = live.snapshot().byUuid(other.uuid());

    // when
    catalog.put(changed(List.of("shop.contoso.example"), false));
    notes("shop.contoso.example").statusCode(200);
    catalog.put(changed(List.of(), true));

    // then
    notes("shop.contoso.example").statusCode(404);
    notes(PlainTenants.host(contoso)).statusCode(403).body("code", equalTo("tenant-suspended"));
    assertThat(live.snapshot().byUuid(other.uuid())).isSameAs(entryOfOther);
  }

  @Test
  void tenantThatIsWrongIsRefusedByNameOfWhatIsWrongAndChangesNothing() {
    PlainTenant noId =
        PlainTenant.of("not a name", UUID.randomUUID(), contoso.jdbcUrl(), "login", "secret");
    PlainTenant noUrl =
        PlainTenant.of("named", UUID.randomUUID(), "jdbc:h2:mem:x", "login", "secret");

    assertThatThrownBy(() -> catalog.put(noId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the id");
    assertThatThrownBy(() -> catalog.put(noUrl))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("jdbc-url");
    assertThat(live.snapshot()).isSameAs(before);
  }

  private PlainTenant changed(List<String> hostNames, boolean suspended) {
    return new PlainTenant(
        contoso.id(),
        contoso.uuid(),
        contoso.jdbcUrl(),
        contoso.username(),
        contoso.password(),
        hostNames,
        contoso.release(),
        contoso.incarnation(),
        suspended,
        contoso.limits(),
        contoso.entitlements());
  }

  private ValidatableResponse notes(String host) {
    return given()
        .auth()
        .oauth2(tokens.of("user", List.of(contoso.uuid()), "tenant-user"))
        .header("Host", host)
        .get("/notes")
        .then();
  }
}
