package io.tenantry.app.link;

import io.tenantry.tenant.catalog.TenantEntry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Links from one page of the web client to another. They name no host, those to other tenants
 * excepted: a session is known on the host name alone on which it was begun.
 */
@ApplicationScoped
public class PageLinks {

  private static final String START = "ui";
  private static final String COMPANIES = "companies";

  private final TenantAddress address;

  PageLinks(TenantAddress address) {
    this.address = address;
  }

  /** Where the web client of another tenant begins; empty where that has no host name. */
  public Optional<URI> startOf(TenantEntry other) {
    return address.base(other).map(base -> URI.create(base + start()));
  }

  /** Where the web client begins. */
  public URI start() {
    return to(Map.of(), START);
  }

  /** Where a session is ended. */
  public URI signOut() {
    return to(Map.of(), START, "sign-out");
  }

  /**
   * @param company as {@link io.tenantry.app.company.ScopedCompany#segment} names it
   * @param segments of the path below the company, as they are meant: encoding is done here
   */
  public URI in(String company, String... segments) {
    return in(Map.of(), company, segments);
  }

  /** The same, with a query. */
  public URI in(Map<String, String> query, String company, String... segments) {
    return to(
        query,
        Stream.concat(Stream.of(START, COMPANIES, company), Stream.of(segments))
            .toArray(String[]::new));
  }

  /** Whether a request is for a page. */
  public boolean isPage(RoutingContext request) {
    String path = request.normalizedPath();
    return path.equals("/ui") || path.startsWith("/ui/");
  }

  /** Whether only a part of the page is asked for, by htmx. */
  public boolean isPart(RoutingContext request) {
    return request.request().getHeader("HX-Request") != null;
  }

  private static URI to(Map<String, String> query, String... segments) {
    return URI.create('/' + Links.path(segments) + Links.query(query));
  }
}
