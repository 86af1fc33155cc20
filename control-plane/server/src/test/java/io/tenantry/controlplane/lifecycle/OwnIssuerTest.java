package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.issuer.TestProvider;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnIssuerTest {

  @Inject Jdbi jdbi;

  private TestProvider provider;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
    provider = TestProvider.start();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void providerIsCheckedAndSavedAtProvisioningAndChangedLive() {
    // when
    String id = ControlPlane.freshId();
    succeed(provision(id, provider("\"audience\": \"notes\"")));
    // then
    assertThat(saved(id, "audience")).contains("notes");
    assertThat(saved(id, "jwksUri")).contains(provider.url() + "/keys");
    // when
    succeed(patch(id, "{\"identityProvider\": {\"audience\": \"erp\"}}"));
    // then
    assertThat(saved(id, "audience")).contains("erp");
    assertThat(saved(id, "issuer")).contains(provider.url());
    // when
    succeed(patch(id, "{\"identityProvider\": null}"));
    // then
    assertThat(saved(id, "issuer")).isEmpty();
  }

  @Test
  void misconfiguredProviderIsRefusedWithTheCheckThatFailedAndNothingChanges() {
    // given
    String id = provisioned();
    String unknown = ControlPlane.freshId();
    provider.close();
    // when, then
    patch(id, "{\"identityProvider\": %s}".formatted(provider("\"audience\": \"notes\"")))
        .statusCode(422)
        .body("code", equalTo("identity-provider-unusable"))
        .body("check", equalTo("reachable"));
    provision(unknown, provider("\"audience\": \"notes\""))
        .statusCode(422)
        .body("code", equalTo("identity-provider-unusable"));
    assertThat(saved(id, "issuer")).isEmpty();
    ControlPlane.asAdmin().get(TENANTS + "/" + unknown).then().statusCode(404);
  }

  @Test
  void providerThatIsDownKeepsNobodyFromChangingOtherProperties() {
    // given
    String id = ControlPlane.freshId();
    succeed(provision(id, provider("\"audience\": \"notes\"")));
    provider.close();
    // when, then
    succeed(patch(id, "{\"displayName\": \"CRONUS\"}"));
  }

  @Test
  void issuerAudienceAndRequiredClaimAreOneTenants() {
    // given
    succeed(provision(ControlPlane.freshId(), withBranch("notes", "north")));
    // when, then
    taken(provision(ControlPlane.freshId(), withBranch("notes", "north")));
    taken(provision(ControlPlane.freshId(), provider("\"audience\": \"notes\"")));
    taken(
        provision(
            ControlPlane.freshId(),
            provider(
                "\"audience\": \"notes\", \"requiredClaim\": {\"name\": \"dept\", \"value\":"
                    + " \"north\"}")));
    succeed(provision(ControlPlane.freshId(), withBranch("notes", "south")));
    succeed(provision(ControlPlane.freshId(), provider("\"audience\": \"erp\"")));
    taken(provision(ControlPlane.freshId(), withBranch("erp", "north")));
    String id = provisioned();
    taken(patch(id, "{\"identityProvider\": %s}".formatted(withBranch("notes", "south"))));
    assertThat(saved(id, "issuer")).isEmpty();
  }

  @Test
  void platformsIssuerIsNoTenants() {
    taken(
        patch(
            provisioned(),
            "{\"identityProvider\": {\"issuer\": \"%s\"}}".formatted(PlatformIssuer.ISSUER)));
  }

  private String withBranch(String audience, String branch) {
    return provider(
        "\"audience\": \"%s\", \"requiredClaim\": {\"name\": \"branch\", \"value\": \"%s\"}"
            .formatted(audience, branch));
  }

  private String provider(String members) {
    return "{\"issuer\": \"%s\", %s}".formatted(provider.url(), members);
  }

  private static ValidatableResponse provision(String id, String provider) {
    return waiting("{\"id\": \"%s\", \"identityProvider\": %s}".formatted(id, provider))
        .post(TENANTS)
        .then();
  }

  private static ValidatableResponse patch(String id, String body) {
    return waiting(body)
        .contentType("application/merge-patch+json")
        .patch(TENANTS + "/" + id)
        .then();
  }

  private static void taken(ValidatableResponse answer) {
    answer.statusCode(409).body("code", equalTo("identity-provider-taken"));
  }

  private Optional<String> saved(String id, String member) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select identity_provider ->> :member from catalog.tenant"
                        + " where tenant_id = :id")
                .bind("member", member)
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }
}
