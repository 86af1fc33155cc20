package io.tenantry.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;

/** Access tokens for user name and password: for a terminal and for tests, never for a browser. */
public final class PasswordGrant {

  private final HttpClient http;
  private final URI keycloak;
  private final ObjectMapper json = new ObjectMapper();

  PasswordGrant(HttpClient http, URI keycloak) {
    this.http = http;
    this.keycloak = keycloak;
  }

  /**
   * An access token, good for 30 minutes; empty when Keycloak knows no such user, or the password
   * is another.
   *
   * @throws IllegalStateException when Keycloak does not answer, or with anything else
   */
  public Optional<String> token(String user, String password) {
    HttpRequest request =
        FormPost.to(
            keycloak.resolve("/realms/" + RealmImport.REALM + "/protocol/openid-connect/token"),
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "tenantry-local",
                "username",
                user,
                "password",
                password));
    try {
      return token(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Keycloak does not answer at " + keycloak + "; is the local run up?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a token was fetched", e);
    }
  }

  private Optional<String> token(HttpResponse<String> response) throws IOException {
    JsonNode body = json.readTree(response.body());
    if (response.statusCode() == 200) {
      return Optional.of(body.path("access_token").asText());
    }
    // invalid_grant: wrong name or password, a disabled user, or one with something to do first.
    if (body.path("error").asText().equals("invalid_grant")) {
      return Optional.empty();
    }
    throw new IllegalStateException(
        "Keycloak refused a token: %d %s"
            .formatted(response.statusCode(), body.path("error_description").asText()));
  }
}
