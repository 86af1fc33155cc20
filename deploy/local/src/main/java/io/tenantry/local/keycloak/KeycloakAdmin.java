package io.tenantry.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few calls of Keycloak's admin API that the local run needs. Thread-safe. */
public final class KeycloakAdmin {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String REALM = "/admin/realms/" + RealmImport.REALM;

  private final HttpClient http;
  private final URI keycloak;
  private final String user;
  private final String password;
  private final ObjectMapper json = new ObjectMapper();

  KeycloakAdmin(HttpClient http, URI keycloak, String user, String password) {
    this.http = http;
    this.keycloak = keycloak;
    this.user = user;
    this.password = password;
  }

  /** Imports the realm unless there is one of that name. */
  public void importRealm(RealmImport realm) {
    if (send("GET", REALM, Optional.empty()).statusCode() == 404) {
      expect(201, send("POST", "/admin/realms", Optional.of(realm.representation())));
    }
  }

  /**
   * Makes sure that the user exists, has the role, and signs in with the password. What the user
   * has besides is kept.
   *
   * @param attributes of a user who has to be made: which tenants it belongs to
   */
  public void ensureTenantUser(
      String name, Map<String, List<String>> attributes, String role, String userPassword) {
    String id = find(name).orElseGet(() -> create(name, attributes));
    setPassword(id, userPassword);
    JsonNode granted = get(REALM + "/roles/" + role);
    expect(
        204,
        send(
            "POST",
            REALM + "/users/" + id + "/role-mappings/realm",
            Optional.of(json.createArrayNode().add(granted))));
  }

  private Optional<String> find(String name) {
    String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
    JsonNode found = get(REALM + "/users?exact=true&username=" + query);
    return Optional.ofNullable(found.path(0).path("id").textValue());
  }

  private String create(String name, Map<String, List<String>> attributes) {
    ObjectNode representation = json.createObjectNode().put("username", name).put("enabled", true);
    representation.set("attributes", json.valueToTree(attributes));
    expect(201, send("POST", REALM + "/users", Optional.of(representation)));
    return find(name).orElseThrow(() -> new IllegalStateException("Keycloak lost user " + name));
  }

  private void setPassword(String id, String userPassword) {
    JsonNode credential =
        json.valueToTree(Map.of("type", "password", "value", userPassword, "temporary", false));
    String path = REALM + "/users/" + id;
    expect(204, send("PUT", path + "/reset-password", Optional.of(credential)));
    // A first administrator may be told to change the password at sign-in, which a script cannot.
    ObjectNode withoutDuties = get(path).deepCopy();
    withoutDuties.putArray("requiredActions");
    expect(204, send("PUT", path, Optional.of(withoutDuties)));
  }

  private JsonNode get(String path) {
    HttpResponse<String> response = send("GET", path, Optional.empty());
    expect(200, response);
    return read(response);
  }

  private void expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          "Keycloak answered %d to %s %s: %s"
              .formatted(
                  response.statusCode(),
                  response.request().method(),
                  response.uri().getPath(),
                  response.body()));
    }
  }

  private HttpResponse<String> send(String method, String path, Optional<JsonNode> body) {
    HttpRequest request =
        HttpRequest.newBuilder(keycloak.resolve(path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(
                method,
                body.map(node -> BodyPublishers.ofString(node.toString()))
                    .orElseGet(BodyPublishers::noBody))
            .build();
    return exchange(request);
  }

  private String token() {
    HttpRequest request =
        FormPost.to(
            keycloak.resolve("/realms/master/protocol/openid-connect/token"),
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                user,
                "password",
                password));
    HttpResponse<String> response = exchange(request);
    expect(200, response);
    return read(response).path("access_token").asText();
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("Keycloak does not answer at " + keycloak, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Keycloak was asked", e);
    }
  }

  private JsonNode read(HttpResponse<String> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("Keycloak answered no JSON", e);
    }
  }
}
