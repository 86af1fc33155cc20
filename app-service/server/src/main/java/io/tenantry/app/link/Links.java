package io.tenantry.app.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Links into this application's REST, OData and SCIM interfaces, for the tenant of the request. */
@ApplicationScoped
public class Links {

  private static final String API = "/api/v1/";
  private static final String ODATA = "/odata/v4/";
  private static final String SCIM = "/scim/v2/";

  private final TenantAddress address;

  Links(TenantAddress address) {
    this.address = address;
  }

  /**
   * @param segments of the path below {@code /api/v1}, as they are meant: encoding is done here
   */
  public URI to(String... segments) {
    return below(segments).uri();
  }

  /**
   * Where links begin that have their first segments in common.
   *
   * @param segments as in {@link #to}
   */
  public EntityPath below(String... segments) {
    TenantAddress.Origin origin = address.origin();
    return new EntityPath(origin.base() + API + path(segments), query(origin.query()));
  }

  /**
   * @param query what the first page was asked for with
   * @param cursor where the page ended
   */
  public URI nextPage(Map<String, String> query, String cursor, String... segments) {
    Map<String, String> parameters = new LinkedHashMap<>(query);
    parameters.put("cursor", cursor);
    return link(segments, parameters);
  }

  /** Where the OData interface begins. */
  public EntityPath odata() {
    TenantAddress.Origin origin = address.origin();
    return new EntityPath(origin.base() + ODATA, query(origin.query()));
  }

  /**
   * The page of entities after the one that is asked for.
   *
   * @param start of the path, which names the company
   * @param asked path below that, and query, as the caller has sent them
   * @param changed what is different about the query; null takes a parameter out
   */
  public URI nextEntities(EntityPath start, RequestTarget asked, Map<String, String> changed) {
    Map<String, String> parameters = new LinkedHashMap<>(address.origin().query());
    parameters.putAll(asked.parameters());
    parameters.putAll(changed);
    parameters.values().removeIf(Objects::isNull);
    EntityPath path = start;
    for (String segment : asked.segments()) {
      path = path.to(segment);
    }
    return URI.create(path.path() + query(parameters));
  }

  /**
   * @param segments of the path below the SCIM interface, as they are meant
   */
  public URI scim(String... segments) {
    return scim(Map.of(), segments);
  }

  /** The same, with a query besides what names the tenant. */
  public URI scim(Map<String, String> query, String... segments) {
    TenantAddress.Origin origin = address.origin();
    Map<String, String> all = new LinkedHashMap<>(origin.query());
    all.putAll(query);
    return URI.create(origin.base() + SCIM + path(segments) + query(all));
  }

  private URI link(String[] segments, Map<String, String> parameters) {
    TenantAddress.Origin origin = address.origin();
    Map<String, String> all = new LinkedHashMap<>(origin.query());
    all.putAll(parameters);
    return URI.create(origin.base() + API + path(segments) + query(all));
  }

  static String path(String[] segments) {
    return Arrays.stream(segments).map(Links::encode).collect(Collectors.joining("/"));
  }

  static String query(Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    return parameters.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + '=' + encode(parameter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** Form encoding differs from that of RFC 3986 in one thing only: the space. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
