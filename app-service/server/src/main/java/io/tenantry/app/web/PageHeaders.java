package io.tenantry.app.web;

import io.tenantry.app.link.PageLinks;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * What browsers may do with pages: run scripts and styles of the bundles, nothing that stands in
 * the page itself; show them in no frame of another site; and keep no copy.
 */
@Provider
public class PageHeaders implements ContainerResponseFilter {

  static final String POLICY = "Content-Security-Policy";
  static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'self'";

  private final PageLinks pages;
  private final RoutingContext routing;

  PageHeaders(PageLinks pages, RoutingContext routing) {
    this.pages = pages;
    this.routing = routing;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (pages.isPage(routing)) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
      headers.putIfAbsent(POLICY, List.of(PAGE));
      headers.putSingle("X-Content-Type-Options", "nosniff");
      headers.putSingle("Referrer-Policy", "same-origin");
    }
  }
}
