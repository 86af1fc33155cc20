package io.tenantry.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RealmImportTest {

  private final JsonNode realm =
      new RealmImport("client secret", "secret of the application", "tenantry").representation();

  @Test
  void onlyAdministratorsWriteTheTenantOfAUser() throws IOException {
    JsonNode profile =
        new ObjectMapper()
            .readTree(
                realm
                    .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                    .path("kc.user.profile.config")
                    .path(0)
                    .asText());

    assertThat(Stream.of("tenant", "tenants", "tenant_roles"))
        .allSatisfy(
            name -> {
              JsonNode attribute = named(profile.path("attributes"), "name", name);
              assertThat(texts(attribute.at("/permissions/edit"))).containsExactly("admin");
            });
    assertThat(profile.path("unmanagedAttributePolicy").isMissingNode())
        .as("an attribute outside the profile could be written by its user")
        .isTrue();
  }

  @Test
  void everyClientMadeLaterPutsTenantAndAudienceIntoItsTokens() {
    assertThat(texts(realm.path("defaultDefaultClientScopes"))).contains("tenantry", "roles");
    assertThat(
            elements(named(realm.path("clientScopes"), "name", "tenantry").path("protocolMappers"))
                .map(mapper -> mapper.path("name").asText()))
        .containsExactlyInAnyOrder("tenant", "tenants of several", "roles in tenants", "audience");
  }

  @Test
  void everyPersonHasThePasswordForGood() {
    assertThat(
            elements(realm.path("users"))
                .filter(user -> !user.has("serviceAccountClientId"))
                .map(user -> user.at("/credentials/0")))
        .hasSize(4)
        .allSatisfy(
            credential -> {
              assertThat(credential.path("value").asText()).isEqualTo("tenantry");
              assertThat(credential.path("temporary").asBoolean(true)).isFalse();
            });
  }

  @Test
  void controlPlaneSignsInWithItsOwnSecretAndCannotActAsAUser() {
    JsonNode client = named(realm.path("clients"), "clientId", "tenantry-control-plane");

    assertThat(client.path("secret").asText()).isEqualTo("client secret");
    assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
  }

  @Test
  void tokensLiveLongEnoughToBePasted() {
    assertThat(realm.path("accessTokenLifespan").asInt()).isGreaterThanOrEqualTo(300);
  }

  private static JsonNode named(JsonNode array, String field, String value) {
    return elements(array)
        .filter(element -> element.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asText);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
