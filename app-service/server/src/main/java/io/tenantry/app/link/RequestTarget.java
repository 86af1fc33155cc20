package io.tenantry.app.link;

import io.tenantry.app.http.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request to the OData interface asks for, as it was sent: its grammar is not that of other
 * paths, and has to be read before anything is decoded.
 *
 * @param path below the interface, beginning with a slash; encoded
 * @param query encoded; empty if there is none
 */
public record RequestTarget(String path, String query) {

  /** A request within another one may have no query at all. */
  public RequestTarget {
    query = query == null ? "" : query;
  }

  private static final String INTERFACE = "/odata/v4";

  /** Whether a request is for the interface, whatever becomes of it. */
  public static boolean isOData(RoutingContext request) {
    String path = request.normalizedPath();
    return path.equals(INTERFACE) || path.startsWith(INTERFACE + "/");
  }

  /** {@code GET}, {@code POST}, … */
  public static String method(RoutingContext request) {
    return request.request().method().name();
  }

  /** The media types that the caller reads; empty if he does not say. */
  public static Optional<String> accepted(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("Accept"));
  }

  /** Of a request whose path begins with that of the interface. */
  public static RequestTarget of(RoutingContext request) {
    String uri = request.request().uri();
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    String below = path.substring(path.indexOf(INTERFACE) + INTERFACE.length());
    return new RequestTarget(
        below.isEmpty() ? "/" : below, mark < 0 ? "" : uri.substring(mark + 1));
  }

  /** Decoded. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&")) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** Decoded. */
  List<String> segments() {
    return Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(segment -> decoded(segment.replace("+", "%2B")))
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("URL", "malformed", "must be percent-encoded UTF-8");
    }
  }
}
