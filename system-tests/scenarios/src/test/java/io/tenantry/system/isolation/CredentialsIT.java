package io.tenantry.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Realm;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import io.tenantry.system.platform.TokenMint;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What tenants bring or get beside the platform's tokens: realms of their own, and API keys. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsIT {

  private static final List<String> ROLES = List.of("tenant-user", "tenant-admin");
  private static final String AUDIENCE = "erp";

  private final Platform platform;
  private Tenant cronus;
  private Tenant fabrikam;
  private TokenMint realmOfCronus;
  private TokenMint realmOfFabrikam;

  CredentialsIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void twoTenantsWithRealmsOfTheirOwn() {
    Realm one = platform.realm().another(platform.freshId("realm"));
    Realm other = platform.realm().another(platform.freshId("realm"));
    realmOfCronus = one.mint();
    realmOfFabrikam = other.mint();
    cronus = provisioned(one);
    fabrikam = provisioned(other);
  }

  private Tenant provisioned(Realm realm) {
    return platform
        .controlPlane()
        .provision(NewTenant.named(platform.freshId("own")).bringing(realm, AUDIENCE));
  }

  @Test
  void tokenOpensTheTenantOfItsRealmAndNoOther() {
    String token = realmOfCronus.sign("ada", ROLES, AUDIENCE, fabrikam.uuid().toString());

    for (Instance instance : platform.instances()) {
      assertThat(companies(instance, cronus, token).status()).isEqualTo(200);
      assertThat(companies(instance, fabrikam, token).code()).isEqualTo("tenant-mismatch");
      String theirs = realmOfFabrikam.sign("bob", ROLES, AUDIENCE, "");
      assertThat(companies(instance, fabrikam, theirs).status()).isEqualTo(200);
      assertThat(companies(instance, cronus, theirs).code()).isEqualTo("tenant-mismatch");
    }
  }

  @Test
  void platformsTokensOpenNoTenantWithARealmOfItsOwn() {
    for (String token : List.of(platform.tokens().of(cronus), platform.tokens().of("nobody"))) {
      assertThat(companies(platform.instances().get(0), cronus, token).code())
          .isEqualTo("tenant-mismatch");
    }
  }

  @Test
  void realmThatIsNotThereIsRefusedWhenItIsSaved() {
    Answer refused =
        platform
            .controlPlane()
            .send(
                Call.of("PATCH", "/api/v1/tenants/" + cronus.id())
                    .withBody(
                        "application/merge-patch+json",
                        "{\"identityProvider\": {\"issuer\": \"%s-not\"}}"
                            .formatted(platform.realm().issuer())));

    assertThat(refused.status()).as("%s", refused).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("identity-provider-unusable");
    assertThat(refused.json().path("check").asText()).isEqualTo("status");
  }

  @Test
  void keyOpensItsTenantOnEveryInstanceAtOnceAndNothingOnceItIsRevoked() {
    // when
    String keys = "/api/v1/tenants/" + cronus.id() + "/apiKeys";
    Answer issued = platform.controlPlane().send(Call.post(keys, "{\"name\": \"shop\"}"));
    // then
    assertThat(issued.status()).as("%s", issued).isEqualTo(201);
    JsonNode key = issued.json();
    String secret = key.path("secret").asText();
    for (Instance instance : platform.instances()) {
      assertThat(companies(instance, cronus, secret).status()).isEqualTo(200);
      assertThat(companies(instance, fabrikam, secret).code()).isEqualTo("tenant-mismatch");
    }
    // when
    Answer revoked =
        platform
            .controlPlane()
            .send(Call.of("DELETE", keys + "/" + key.path("key").path("id").asText()));
    // then
    assertThat(revoked.status()).as("%s", revoked).isEqualTo(200);
    for (Instance instance : platform.instances()) {
      assertThat(companies(instance, cronus, secret).status()).isEqualTo(401);
    }
  }

  private static Answer companies(Instance instance, Tenant tenant, String credential) {
    return instance.send(Call.get("/api/v1/companies").onHost(tenant.host()).withToken(credential));
  }
}
