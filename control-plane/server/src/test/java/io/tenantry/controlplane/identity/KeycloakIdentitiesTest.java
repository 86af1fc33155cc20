package io.tenantry.controlplane.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class KeycloakIdentitiesTest {

  private static final UUID TENANT = UUID.fromString("8a3b1f60-93f0-4f07-a2ab-8f4c3f3a1c11");
  private static final NewIdentity CRONUS =
      new NewIdentity(TENANT, "CRONUS", "CRONUS International", List.of("erp.cronus.example"));
  private static final Secret PASSWORD = Secret.of("tell-nobody");
  private static final String OURS =
      "[{\"id\": \"o\", \"alias\": \"cronus\", \"attributes\": {\"uuid\": [\"" + TENANT + "\"]}}]";
  private static final String FOREIGN =
      "[{\"id\": \"o\", \"alias\": \"cronus\", \"attributes\": {\"uuid\": [\"other\"]}}]";
  private static final String OUR_ADMIN =
      "[{\"id\": \"u\", \"username\": \"admin@cronus\", \"attributes\": {\"tenant\": [\""
          + TENANT
          + "\"]}}]";
  private static final String FOREIGN_ADMIN = "[{\"id\": \"u\", \"username\": \"admin@cronus\"}]";
  private static final String CLIENT = "[{\"id\": \"c\", \"clientId\": \"tenant-x\"}]";

  private KeycloakStub keycloak;
  private KeycloakIdentities identities;

  @BeforeEach
  void start() throws IOException {
    keycloak = new KeycloakStub();
    identities =
        new KeycloakIdentities(
            new KeycloakRealm(config(), InstantSource.system()),
            new AppAddresses("tenantry.localhost", List.of(8443, 8543)));
  }

  @AfterEach
  void stop() {
    keycloak.close();
  }

  @Test
  void whatIsThereAlreadyIsBroughtUpToDate() {
    // given: an attempt that was cut off after it had made everything
    keycloak
        .on("POST /organizations", 409, "{}")
        .on("GET /organizations", 200, OURS)
        .on("POST /clients", 409, "{}")
        .on("GET /clients", 200, CLIENT)
        .on("PUT /clients/c", 204, "")
        .on("POST /users", 409, "{}")
        .on("GET /users", 200, OUR_ADMIN)
        .on("PUT /users/u/reset-password", 204, "")
        .on("GET /roles/tenant-admin", 200, "{\"id\": \"r\", \"name\": \"tenant-admin\"}")
        .on("POST /users/u/role-mappings/realm", 204, "")
        .on("POST /organizations/o/members", 409, "{}");
    // when
    identities.create(CRONUS, PASSWORD);
    // then
    assertThat(keycloak.count("PUT /clients/c")).isEqualTo(1);
    assertThat(keycloak.count("PUT /users/u/reset-password")).isEqualTo(1);
    assertThat(keycloak.count("POST /organizations/o/members")).isEqualTo(1);
    assertThat(keycloak.tokens()).isEqualTo(1);
  }

  @Test
  void organizationOfAnotherTenantIsNotTakenOver() {
    // given
    keycloak.on("POST /organizations", 409, "{}").on("GET /organizations", 200, FOREIGN);
    // when, then
    assertThatThrownBy(() -> identities.create(CRONUS, PASSWORD))
        .isInstanceOfSatisfying(
            PermanentFailureException.class, e -> assertThat(e.code()).isEqualTo("identity-taken"));
  }

  @Test
  void nothingOfAnotherTenantIsRemoved() {
    // given
    keycloak
        .on("GET /users", 200, FOREIGN_ADMIN)
        .on("GET /clients", 200, "[]")
        .on("GET /organizations", 200, FOREIGN);
    // when
    identities.delete(CRONUS);
    // then
    assertThat(keycloak.requests).noneMatch(request -> request.startsWith("DELETE"));
  }

  @Test
  void everythingOfTheTenantIsRemoved() {
    // given
    keycloak
        .on("GET /users", 200, OUR_ADMIN)
        .on("DELETE /users/u", 204, "")
        .on("GET /clients", 200, CLIENT)
        .on("DELETE /clients/c", 204, "")
        .on("GET /organizations", 200, OURS)
        .on("DELETE /organizations/o", 204, "");
    // when
    identities.delete(CRONUS);
    // then
    assertThat(keycloak.requests).filteredOn(request -> request.startsWith("DELETE")).hasSize(3);
  }

  @Test
  void clientAndFirstAdministratorAreClosedAndOpenedAgain() {
    // given
    keycloak
        .on("GET /users", 200, OUR_ADMIN)
        .on("PUT /users/u", 204, "")
        .on("GET /clients", 200, CLIENT)
        .on("PUT /clients/c", 204, "");
    // when, then
    identities.disable(CRONUS);
    assertThat(keycloak.lastBody("PUT /users/u")).contains("\"enabled\":false");
    assertThat(keycloak.lastBody("PUT /clients/c")).contains("\"enabled\":false");
    identities.enable(CRONUS);
    assertThat(keycloak.lastBody("PUT /users/u")).contains("\"enabled\":true");
    assertThat(keycloak.lastBody("PUT /clients/c")).contains("\"enabled\":true");
  }

  @Test
  void administratorOfAnotherTenantIsNotClosed() {
    // given
    keycloak.on("GET /users", 200, FOREIGN_ADMIN).on("GET /clients", 200, "[]");
    // when
    identities.disable(CRONUS);
    // then
    assertThat(keycloak.requests).noneMatch(request -> request.startsWith("PUT"));
  }

  @Test
  void renamedTenantTakesItsMembersAndItsAdministratorAlong() {
    // given
    keycloak
        .on("GET /clients", 200, CLIENT)
        .on("PUT /clients/c", 204, "")
        .on("GET /users", 200, OUR_ADMIN)
        .on("PUT /users/u", 204, "")
        .on("GET /organizations", 200, OURS)
        .on("GET /organizations/o/members", 200, "[{\"id\": \"u\"}, {\"id\": \"v\"}]")
        .on("POST /organizations", 201, "")
        // The stub numbers what it makes by the requests so far.
        .on("POST /organizations/made-7/members", 201, "")
        .on("DELETE /organizations/o", 204, "");
    // when
    identities.rename(CRONUS, CRONUS.named("contoso"));
    // then
    assertThat(keycloak.lastBody("PUT /users/u")).contains("\"username\":\"admin@contoso\"");
    assertThat(keycloak.lastBody("PUT /clients/c")).contains("https://contoso.tenantry.localhost");
    assertThat(keycloak.lastBody("POST /organizations")).contains("\"alias\":\"contoso\"");
    assertThat(keycloak.requests).filteredOn(request -> request.endsWith("/members")).hasSize(3);
    assertThat(keycloak.count("DELETE /organizations/o")).isEqualTo(1);
  }

  @Test
  void redirectAddressesAreTheHostNamesOnEachPort() {
    // given
    keycloak.on("GET /clients", 200, CLIENT).on("PUT /clients/c", 204, "");
    // when
    identities.update(CRONUS);
    // then
    assertThat(keycloak.lastBody("PUT /clients/c"))
        .contains(
            "\"redirectUris\":[\"https://cronus.tenantry.localhost:8443/*\","
                + "\"https://cronus.tenantry.localhost:8543/*\","
                + "\"https://erp.cronus.example:8443/*\","
                + "\"https://erp.cronus.example:8543/*\"]");
  }

  @Test
  void failureOfTheProviderIsThrownWithoutThePassword() {
    for (int status : new int[] {500, 502, 503}) {
      keycloak.on("POST /organizations", status, "{\"error\": \"unknown_error\"}");
      assertThatThrownBy(() -> identities.create(CRONUS, PASSWORD))
          .isInstanceOf(WebApplicationException.class)
          .hasMessageNotContaining(PASSWORD.reveal());
    }
  }

  @Test
  void refusedTokenIsFetchedAnewByTheNextAttempt() {
    // given
    keycloak.on("GET /users", 401, "{}");
    assertThatThrownBy(() -> identities.delete(CRONUS)).isInstanceOf(WebApplicationException.class);
    assertThatThrownBy(() -> identities.delete(CRONUS)).isInstanceOf(WebApplicationException.class);
    // then
    assertThat(keycloak.tokens()).isEqualTo(2);
  }

  @Test
  void refusedClientSecretIsThrown() {
    keycloak.token(401, "{\"error\": \"unauthorized_client\"}");
    assertThatThrownBy(() -> identities.delete(CRONUS))
        .hasMessageNotContaining("cp-secret")
        .isInstanceOf(Exception.class);
  }

  @Test
  void providerThatDoesNotAnswerIsGivenUpInTime() {
    // given
    keycloak.fallSilent();
    Instant start = Instant.now();
    // when
    assertThatThrownBy(() -> identities.create(CRONUS, PASSWORD)).isInstanceOf(Exception.class);
    // then
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  private IdentityConfig config() {
    return Mappings.of(
        IdentityConfig.class,
        Map.of(
            "tenantry.identity.url", keycloak.url().toString(),
            "tenantry.identity.client-secret", "cp-secret",
            "tenantry.identity.timeout", "2s"));
  }
}
