package io.tenantry.system.platform;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request, before it is known where it goes.
 *
 * @param path with its query, percent-encoded
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {

  private static final Duration LONGEST = Duration.ofSeconds(70);

  public static Call get(String path) {
    return of("GET", path);
  }

  public static Call of(String method, String path) {
    return new Call(method, path, Map.of(), new byte[0]);
  }

  public static Call post(String path, String json) {
    return of("POST", path).withBody("application/json", json);
  }

  /** The host the caller believes to talk to, whatever socket is used. */
  public Call onHost(String host) {
    return withHeader("Host", host);
  }

  public Call withToken(String token) {
    return withHeader("Authorization", "Bearer " + token);
  }

  public Call withTenantHeader(String tenantId) {
    return withHeader("X-Tenant-Id", tenantId);
  }

  public Call withQuery(String name, String value) {
    String separator = path.contains("?") ? "&" : "?";
    return new Call(method, path + separator + name + "=" + value, headers, body);
  }

  /** Below something that stands in front of the path. */
  public Call below(String prefix) {
    return new Call(method, prefix + path, headers, body);
  }

  public Call withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(method, path, Map.copyOf(more), body);
  }

  public Call withBody(String contentType, String text) {
    return withBody(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public Call withBody(String contentType, byte[] bytes) {
    return new Call(method, path, headers, bytes).withHeader("Content-Type", contentType);
  }

  HttpRequest to(URI base) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LONGEST)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request.build();
  }

  @Override
  public String toString() {
    return method + " " + path + (headers.containsKey("Host") ? " on " + headers.get("Host") : "");
  }
}
