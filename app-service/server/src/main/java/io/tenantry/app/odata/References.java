package io.tenantry.app.odata;

import io.tenantry.app.odata.query.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;

/**
 * What requests of a change set call each other's entities: {@code $1} is the one that the request
 * with that {@code Content-ID} made or changed. The library would take the whole link to what was
 * made for its path, with the query that names the tenant; and it would forget the company that the
 * earlier request named in its query.
 */
final class References {

  private static final Pattern REFERENCE = Pattern.compile("/\\$([^/]+)(/.*)?");
  private static final String IN_A_COMPANY = "/Company(";

  private final Ground ground;
  private final Map<String, String> paths = new HashMap<>();

  References(Ground ground) {
    this.ground = ground;
  }

  /**
   * Gives a request the path that it means.
   *
   * @throws io.tenantry.app.http.ProblemException {@code validation-failed} if no request before
   *     had that number, or none that has an entity
   */
  void resolve(ODataRequest request) {
    Matcher reference = REFERENCE.matcher(request.getRawODataPath());
    if (!reference.matches()) {
      return;
    }
    String start =
        Optional.ofNullable(paths.get(reference.group(1)))
            .orElseThrow(() -> Refused.invalid("URL", "refers to no entity of an earlier request"));
    String path = start.concat(Optional.ofNullable(reference.group(2)).orElse(""));
    request.setRawODataPath(path);
    request.setRawRequestUri(request.getRawBaseUri().concat(path));
  }

  /** Remembers what a request was about. Of those that run an action nothing is remembered. */
  void keep(ODataRequest request, ODataResponse answer) {
    String number = request.getHeader(HttpHeader.CONTENT_ID);
    String made = answer.getHeader(HttpHeader.LOCATION);
    if (made != null) {
      paths.put(number, below(request, made.split("\\?", 2)[0]));
    } else if (request.getMethod() != HttpMethod.POST) {
      paths.put(number, named(request));
    }
  }

  private String named(ODataRequest request) {
    String path = request.getRawODataPath();
    return path.startsWith(IN_A_COMPANY) ? path : below(request, ground.path().path()).concat(path);
  }

  private static String below(ODataRequest request, String link) {
    return link.substring(request.getRawBaseUri().length());
  }
}
