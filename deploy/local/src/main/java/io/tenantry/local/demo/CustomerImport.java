package io.tenantry.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.http.LocalHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/**
 * Loads customers into one company.
 *
 * @param customers the company's customers, {@code …/companies/{company}/customers}
 */
record CustomerImport(LocalHttp http, URI customers, String token) {

  /** Imports the CSV beside this class; false when the company has customers already. */
  boolean loadIfEmpty(String csv) {
    if (hasCustomers()) {
      return false;
    }
    checked(
        authorized(URI.create(customers + "/import"))
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(content(csv)))
            .build());
    return true;
  }

  private boolean hasCustomers() {
    String body = checked(authorized(URI.create(customers + "?limit=1")).GET().build());
    try {
      JsonNode page = new ObjectMapper().readTree(body);
      return !page.path("items").isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("The app-service answered no JSON", e);
    }
  }

  private HttpRequest.Builder authorized(URI uri) {
    return http.request(uri).header("Authorization", "Bearer " + token);
  }

  private String checked(HttpRequest request) {
    HttpResponse<String> response = http.send(request);
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "The app-service refused %s %s: %s"
              .formatted(request.method(), customers, response.body()));
    }
    return response.body();
  }

  private static byte[] content(String name) {
    try (InputStream in = CustomerImport.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
