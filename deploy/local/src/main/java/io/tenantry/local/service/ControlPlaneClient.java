package io.tenantry.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.local.http.LocalHttp;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The control plane's public API, as far as the local run uses it. Each change waits for its
 * operation to end. Thread-safe.
 */
public final class ControlPlaneClient {

  private static final String JSON_TYPE = "application/json";

  private final LocalHttp http;
  private final URI controlPlane;
  private final Supplier<String> token;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param token of a platform administrator, asked for at each call
   */
  public ControlPlaneClient(LocalHttp http, URI controlPlane, Supplier<String> token) {
    this.http = http;
    this.controlPlane = controlPlane;
    this.token = token;
  }

  /** Registers a database server unless one of that id is registered. */
  public void ensureDatabaseServer(ObjectNode server) {
    String path = "/api/v1/database-servers";
    if (get(path + "/" + server.path("id").asText()).isEmpty()) {
      change(path, JSON_TYPE, BodyPublishers.ofString(server.toString()));
    }
  }

  /** Publishes a release package unless its number is published. */
  public void ensureRelease(int number, Path packageZip) {
    String path = "/api/v1/application/releases";
    if (get(path + "/" + number).isEmpty()) {
      try {
        change(path, "application/zip", BodyPublishers.ofFile(packageZip));
      } catch (FileNotFoundException e) {
        throw new IllegalStateException("The release package is not built: " + packageZip, e);
      }
    }
  }

  /** Provisions a tenant unless there is one of that id; true when it is new. */
  public boolean ensureTenant(ObjectNode tenant) {
    if (tenant(tenant.path("id").asText()).isPresent()) {
      return false;
    }
    change("/api/v1/tenants", JSON_TYPE, BodyPublishers.ofString(tenant.toString()));
    return true;
  }

  /** Ids of the tenants that are behind the newest release, at most 500. */
  public List<String> pendingTenants() {
    List<String> ids = new ArrayList<>();
    get("/api/v1/tenants?schema=pending&limit=500")
        .ifPresent(page -> page.path("items").forEach(item -> ids.add(item.path("id").asText())));
    return ids;
  }

  /**
   * Brings a tenant to the newest release.
   *
   * @throws ControlPlaneRefusedException when that is refused or fails; the tenant is as before
   */
  public void sync(String tenant) {
    change("/api/v1/tenants/" + tenant + "/sync", JSON_TYPE, BodyPublishers.ofString("{}"));
  }

  /** A tenant by id or UUID. */
  public Optional<JsonNode> tenant(String id) {
    return get("/api/v1/tenants/" + id);
  }

  private Optional<JsonNode> get(String path) {
    HttpResponse<String> response = send(authorized(path).GET().build());
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    if (response.statusCode() != 200) {
      throw new ControlPlaneRefusedException("GET " + path, response.body());
    }
    return Optional.of(read(response));
  }

  private void change(String path, String type, BodyPublisher body) {
    HttpRequest request =
        authorized(path)
            .header("Content-Type", type)
            .header("Prefer", "wait=60")
            .POST(body)
            .build();
    JsonNode operation = ended(send(request), "POST " + path);
    if (!operation.path("status").asText().equals("succeeded")) {
      throw new ControlPlaneRefusedException("POST " + path, operation.toPrettyString());
    }
  }

  /** Follows an operation that has not ended within the first minute. */
  private JsonNode ended(HttpResponse<String> answer, String what) {
    HttpResponse<String> response = answer;
    for (int minute = 0; response.statusCode() == 202 && minute < 5; minute++) {
      URI location = controlPlane.resolve(response.headers().firstValue("Location").orElseThrow());
      String path = location.getPath();
      response = send(authorized(path).header("Prefer", "wait=60").GET().build());
    }
    if (response.statusCode() != 200) {
      throw new ControlPlaneRefusedException(what, response.body());
    }
    return read(response);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request);
    } catch (UncheckedIOException e) {
      throw new IllegalStateException(
          "The control plane does not answer at " + controlPlane + "; is the local run up?", e);
    }
  }

  private HttpRequest.Builder authorized(String path) {
    return http.request(controlPlane.resolve(path))
        .header("Authorization", "Bearer " + token.get());
  }

  private JsonNode read(HttpResponse<String> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new ControlPlaneRefusedException("An answer that is no JSON", response.body());
    }
  }
}
