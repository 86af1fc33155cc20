package io.tenantry.tenant.resolution;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.http.FilterOrder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes {@code /t/{tenant-id}} off the front of a path and routes the rest as if it had come alone:
 * every route, filter and permission sees the path that it knows.
 *
 * <p>What was taken off stays with the request. A prefix behind a prefix is one more name.
 */
@Singleton
class PathPrefix {

  private static final String PREFIX = "/t/";
  private static final String TAKEN = PathPrefix.class.getName();

  private final boolean switchedOn;

  PathPrefix(ResolutionConfig config) {
    this.switchedOn = config.sources().path();
  }

  void register(@Observes Filters filters) {
    if (switchedOn) {
      filters.register(PathPrefix::handle, FilterOrder.TENANT_PATH);
    }
  }

  /** The names that were in front of the path, the first one first. */
  static List<String> namesOf(RoutingContext request) {
    List<String> taken = request.get(TAKEN);
    return taken == null ? List.of() : taken;
  }

  /** The names in front of a path that somebody describes. */
  static List<String> namesIn(String path) {
    List<String> names = new ArrayList<>();
    takenOff(path, names);
    return names;
  }

  private static String takenOff(String path, List<String> names) {
    String rest = path;
    while (rest.startsWith(PREFIX)) {
      int end = rest.indexOf('/', PREFIX.length());
      names.add(rest.substring(PREFIX.length(), end < 0 ? rest.length() : end));
      rest = end < 0 ? "/" : rest.substring(end);
    }
    return rest;
  }

  private static void handle(RoutingContext request) {
    String path = request.normalizedPath();
    if (!path.startsWith(PREFIX)) {
      request.next();
      return;
    }
    List<String> names = new ArrayList<>();
    path = takenOff(path, names);
    request.put(TAKEN, List.copyOf(names));
    String query = request.request().query();
    request.reroute(query == null ? path : path + "?" + query);
  }
}
