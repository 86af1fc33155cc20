package io.tenantry.app.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * No cache may show one tenant or user what another was answered. Answers are for the caller's own
 * cache and to be revalidated; where host and query do not tell tenants apart, {@code Vary} does.
 */
@Provider
public class PrivateCaching implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("private, no-cache"));
    headers.putSingle(HttpHeaders.VARY, "Accept, Authorization, X-Tenant-Id");
  }
}
