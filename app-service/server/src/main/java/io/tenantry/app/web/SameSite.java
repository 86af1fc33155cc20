package io.tenantry.app.web;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.link.PageLinks;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Changes come from our own pages alone: another site could make a user's browser send a form here,
 * together with the session. It cannot add a header to it (the browser would ask first, and nobody
 * answers), and browsers say where a request comes from ({@code Sec-Fetch-Site}). Cookies are
 * {@code SameSite=Lax} besides.
 */
@Provider
@Priority(Priorities.AUTHORIZATION - 1)
public class SameSite implements ContainerRequestFilter {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String OURS = "same-origin";

  private final PageLinks pages;
  private final RoutingContext routing;

  SameSite(PageLinks pages, RoutingContext routing) {
    this.pages = pages;
    this.routing = routing;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!SAFE.contains(request.getMethod()) && pages.isPage(routing) && !isOurs(request)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "Changes are accepted from the pages of this web client alone, with scripts switched on");
    }
  }

  private static boolean isOurs(ContainerRequestContext request) {
    String from = request.getHeaderString("Sec-Fetch-Site");
    return request.getHeaderString("HX-Request") != null && (from == null || from.equals(OURS));
  }
}
