package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provision;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.uuid;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.issuer.TestProvider;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant's client at its own identity provider may have a secret. */
@QuarkusTest
class ClientSecretTest {

  private static final String SECRET = "correct-horse-battery";

  @Inject Jdbi jdbi;
  @Inject Keysets keysets;

  private TestProvider provider;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
    provider = TestProvider.start().signsIn();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void secretIsKeptForItsTenantAloneAndAnsweredToNobody() {
    // when
    String id = ControlPlane.freshId();
    ValidatableResponse operation = provisioned(id, SECRET);
    // then
    assertThat(kept(id)).contains(SECRET);
    assertThat(operation.extract().asString()).doesNotContain(SECRET);
    assertThat(get(id).extract().asString()).doesNotContain(SECRET, "Ciphertext");
    assertThat(saved(id)).hasValueSatisfying(all -> assertThat(all).doesNotContain(SECRET));
  }

  @Test
  void secretIsRotatedAndStaysWhereItIsNotGivenAgain() {
    // given
    String id = ControlPlane.freshId();
    provisioned(id, SECRET);
    // when, then
    succeed(patch(id, "{\"audience\": \"erp\"}"));
    assertThat(kept(id)).contains(SECRET);
    // when, then
    ValidatableResponse rotated = succeed(patch(id, "{\"clientSecret\": \"another\"}"));
    assertThat(kept(id)).contains("another");
    rotated.body("params.changes.identityProvider.to", equalTo(provider.url()));
    assertThat(rotated.extract().asString()).doesNotContain("another");
    // when, then
    succeed(patch(id, "{\"clientSecret\": null}"));
    assertThat(kept(id)).isEmpty();
  }

  @Test
  void secretIsNeverSentToAnotherClientOrIssuer() {
    // given
    String client = ControlPlane.freshId();
    provisioned(client, SECRET);
    // when, then
    succeed(patch(client, "{\"clientId\": \"others\"}"));
    assertThat(kept(client)).isEmpty();
    // given
    String issuer = ControlPlane.freshId();
    provisioned(issuer, SECRET);
    try (TestProvider other = TestProvider.start().signsIn()) {
      // when, then
      succeed(patch(issuer, "{\"issuer\": \"%s\"}".formatted(other.url())));
      assertThat(kept(issuer)).isEmpty();
    }
  }

  @Test
  void secretOfNoClientAndOneThatIsSealedAlreadyAreRefused() {
    provision(
            "{\"id\": \"%s\", \"identityProvider\": {\"issuer\": \"%s\", \"clientSecret\": \"x\"}}"
                .formatted(ControlPlane.freshId(), provider.url()))
        .statusCode(400)
        .body("errors.field", hasItem("identityProvider.clientSecret"));
    provision(
            """
            {"id": "%s", "identityProvider": {"issuer": "%s", "clientId": "pages",
             "clientSecretCiphertext": "x"}}\
            """
                .formatted(ControlPlane.freshId(), provider.url()))
        .statusCode(400)
        .body("errors.field", hasItem("identityProvider.clientSecretCiphertext"));
  }

  @Test
  void clientAuthenticatesInAWayThatInstancesKnow() {
    // given
    String id = ControlPlane.freshId();
    provisioned(id, SECRET);
    // when, then
    succeed(patch(id, "{\"clientAuthentication\": \"client_secret_post\"}"));
    assertThat(kept(id)).contains(SECRET);
    assertThat(saved(id, "identity_provider ->> 'clientAuthentication'"))
        .contains("client_secret_post");
    // when, then
    patch(id, "{\"clientAuthentication\": \"private_key_jwt\"}")
        .statusCode(400)
        .body("errors.field", hasItem("identityProvider.clientAuthentication"));
    patch(id, "{\"clientAuthentication\": \"client_secret_jwt\", \"clientSecret\": \"short\"}")
        .statusCode(400)
        .body("errors.field", hasItem("identityProvider.clientSecret"));
  }

  private ValidatableResponse provisioned(String id, String secret) {
    return succeed(
        provision(
            """
            {"id": "%1$s", "identityProvider": {"issuer": "%2$s", "audience": "%1$s", "clientId": "pages",
             "clientSecret": "%3$s"}}\
            """
                .formatted(id, provider.url(), secret)));
  }

  private static ValidatableResponse patch(String id, String identityProvider) {
    return waiting("{\"identityProvider\": %s}".formatted(identityProvider))
        .contentType("application/merge-patch+json")
        .patch(TENANTS + "/" + id)
        .then();
  }

  /** What an instance finds, given the keyset that it has. */
  private Optional<String> kept(String id) {
    return saved(id, "identity_provider ->> 'clientSecretCiphertext'")
        .map(Base64.getDecoder()::decode)
        .map(ciphertext -> keysets.tenantCredentials().decrypt(ciphertext, uuid(id).toString()))
        .map(secret -> secret.reveal());
  }

  private Optional<String> saved(String id) {
    return saved(id, "identity_provider::text");
  }

  private Optional<String> saved(String id, String expression) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select " + expression + " from catalog.tenant where tenant_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }
}
