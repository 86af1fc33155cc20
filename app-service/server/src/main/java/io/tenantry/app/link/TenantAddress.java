package io.tenantry.app.link;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.resolution.ResolutionConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the current tenant is reached: by its host name if it has one (of several the one the
 * caller used, else the first), else where the caller asked, with the tenant in the query. Another
 * tenant is reached by a host name or not at all.
 */
@ApplicationScoped
class TenantAddress {

  private final CurrentTenant tenant;
  private final RoutingContext context;
  private final ResolutionConfig config;

  TenantAddress(CurrentTenant tenant, RoutingContext context, ResolutionConfig config) {
    this.tenant = tenant;
    this.context = context;
    this.config = config;
  }

  /**
   * @param base scheme and authority, without a slash at its end
   * @param query what has to be in the query to name the tenant
   */
  record Origin(String base, Map<String, String> query) {}

  Origin origin() {
    ResolvedTenant current = tenant.get();
    HttpServerRequest request = context.request();
    HostAndPort asked = request.authority();
    List<String> hosts = current.entry().hostNames();
    if (hosts.isEmpty()) {
      return new Origin(base(request, asked.host(), asked.port()), Map.of("tenant", current.id()));
    }
    String host = asked.host().toLowerCase(Locale.ROOT);
    String own = hosts.contains(host) ? host : hosts.get(0);
    return new Origin(base(request, own, asked.port()), Map.of());
  }

  /** Scheme and authority of another tenant, reached as this one was. */
  Optional<String> base(TenantEntry other) {
    HttpServerRequest request = context.request();
    return other.hostNames().stream()
        .findFirst()
        .or(
            () ->
                config
                    .baseDomain()
                    .map(domain -> other.id().toLowerCase(Locale.ROOT) + "." + domain))
        .map(host -> base(request, host, request.authority().port()));
  }

  private static String base(HttpServerRequest request, String host, int port) {
    String scheme = request.scheme();
    boolean usual = port <= 0 || port == ("https".equals(scheme) ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
