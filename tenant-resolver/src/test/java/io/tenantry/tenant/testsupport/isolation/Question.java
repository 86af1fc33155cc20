package io.tenantry.tenant.testsupport.isolation;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request.
 *
 * @param caller whose credential it carries
 * @param named how it names a tenant, in words
 * @param target path and query
 */
record Question(
    Route route,
    Occupant caller,
    String named,
    String host,
    String target,
    Map<String, String> headers) {

  private static final String NOBODY = "localhost";

  /** On the tenant's own host. */
  static Question onOwnHost(Route route, Occupant caller, String path) {
    return new Question(route, caller, "its host", caller.host(), path, Map.of());
  }

  /** With the credential of one on the host of another. */
  static Question onForeignHost(Route route, Occupant caller, Occupant other, String path) {
    return new Question(route, caller, "the host of another", other.host(), path, Map.of());
  }

  static Question byHeader(Route route, Occupant caller, String path) {
    return new Question(
        route, caller, "a header", NOBODY, path, Map.of("X-Tenant-Id", caller.id()));
  }

  static Question byQuery(Route route, Occupant caller, String path) {
    String target = path + (path.indexOf('?') < 0 ? "?" : "&") + "tenant=" + caller.id();
    return new Question(route, caller, "the query", NOBODY, target, Map.of());
  }

  static Question byPath(Route route, Occupant caller, String path) {
    return new Question(route, caller, "the path", NOBODY, "/t/" + caller.id() + path, Map.of());
  }

  RequestOptions options(int port) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(route.method()))
            .setHost(host)
            .setPort(port)
            .setURI(target)
            .putHeader("Authorization", caller.authorization());
    headers.forEach(options::putHeader);
    return options;
  }

  /** What a shared cache compares with {@code Vary}; names in any letter case. */
  Map<String, String> sent() {
    Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sent.putAll(headers);
    sent.put("Authorization", caller.authorization());
    return sent;
  }
}
