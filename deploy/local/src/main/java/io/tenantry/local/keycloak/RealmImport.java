package io.tenantry.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The realm as it is at the first start: {@code realm.json} with the secrets of this state
 * directory.
 *
 * @param controlPlaneSecret of the control plane's service account
 * @param appServiceSecret of the application's service account
 * @param userPassword of every platform user
 */
public record RealmImport(String controlPlaneSecret, String appServiceSecret, String userPassword) {

  public static final String REALM = "tenantry";

  /**
   * The control plane's client, a service account that manages users, clients and organizations.
   */
  public static final String CONTROL_PLANE_CLIENT = "tenantry-control-plane";

  /** The application's client, a service account that publishes for administration tenants. */
  public static final String APP_SERVICE_CLIENT = "tenantry-app-service";

  private static final ObjectMapper JSON = new ObjectMapper();

  ObjectNode representation() {
    ObjectNode realm = (ObjectNode) resource("realm.json");
    for (JsonNode client : realm.withArray("clients")) {
      String id = client.path("clientId").asText();
      if (id.equals(CONTROL_PLANE_CLIENT)) {
        ((ObjectNode) client).put("secret", controlPlaneSecret);
      } else if (id.equals(APP_SERVICE_CLIENT)) {
        ((ObjectNode) client).put("secret", appServiceSecret);
      }
    }
    for (JsonNode user : realm.withArray("users")) {
      if (!user.has("serviceAccountClientId")) {
        ((ObjectNode) user)
            .putArray("credentials")
            .addObject()
            .put("type", "password")
            .put("value", userPassword)
            .put("temporary", false);
      }
    }
    ObjectNode profile =
        realm
            .putObject("components")
            .putArray("org.keycloak.userprofile.UserProfileProvider")
            .addObject()
            .put("providerId", "declarative-user-profile");
    profile
        .putObject("config")
        .putArray("kc.user.profile.config")
        .add(resource("user-profile.json").toString());
    return realm;
  }

  private static JsonNode resource(String name) {
    try (InputStream in = RealmImport.class.getResourceAsStream(name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
