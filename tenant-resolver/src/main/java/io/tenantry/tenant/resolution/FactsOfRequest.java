package io.tenantry.tenant.resolution;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the facts out of a request: which sources are switched on, and whose headers count. */
@Singleton
class FactsOfRequest {

  private static final String TENANT_HEADER = "X-Tenant-Id";
  private static final String FORWARDED_HOST = "X-Forwarded-Host";
  private static final String QUERY = "tenant";

  private final ResolutionConfig.Sources sources;
  private final TrustedProxies proxies;

  FactsOfRequest(ResolutionConfig config, TrustedProxies proxies) {
    this.sources = config.sources();
    this.proxies = proxies;
  }

  RequestFacts read(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean trusted = proxies.trusts(request.connection().remoteAddress());
    return new RequestFacts(
        sources.host() ? hosts(request, trusted) : List.of(),
        sources.query() ? queries(context) : List.of(),
        PathPrefix.namesOf(context),
        sources.header() && trusted ? values(request, TENANT_HEADER) : List.of());
  }

  /**
   * The facts of a request that somebody describes.
   *
   * @param target path and query
   * @param headers names that a trusted proxy would have sent
   */
  RequestFacts described(String host, String target, List<String> headers) {
    QueryStringDecoder decoded = new QueryStringDecoder(target);
    return new RequestFacts(
        sources.host() ? List.of(host) : List.of(),
        sources.query() ? named(decoded) : List.of(),
        sources.path() ? PathPrefix.namesIn(decoded.path()) : List.of(),
        sources.header() ? headers : List.of());
  }

  private static List<String> named(QueryStringDecoder decoded) {
    return decoded.parameters().entrySet().stream()
        .filter(parameter -> QUERY.equalsIgnoreCase(parameter.getKey()))
        .flatMap(parameter -> parameter.getValue().stream())
        .toList();
  }

  private static List<String> hosts(HttpServerRequest request, boolean trusted) {
    List<String> forwarded = trusted ? values(request, FORWARDED_HOST) : List.of();
    if (!forwarded.isEmpty()) {
      return forwarded;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      HostAndPort authority = request.authority();
      return List.of(authority == null ? "" : authority.toString());
    }
    List<String> hosts = request.headers().getAll("Host");
    return hosts.isEmpty() ? List.of("") : hosts;
  }

  /** Every value of a header, whether it was repeated or joined by commas. */
  private static List<String> values(HttpServerRequest request, String header) {
    return request.headers().getAll(header).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::trim)
        .toList();
  }

  private static List<String> queries(RoutingContext context) {
    if (context.request().query() == null) {
      return List.of();
    }
    return context.queryParams().entries().stream()
        .filter(parameter -> QUERY.equalsIgnoreCase(parameter.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
