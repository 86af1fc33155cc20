package io.tenantry.controlplane.identity;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Signs every call of the admin API in. */
final class ServiceTokenFilter implements ClientRequestFilter, ClientResponseFilter {

  private static final int UNAUTHORIZED = 401;

  private final ServiceToken token;

  ServiceTokenFilter(ServiceToken token) {
    this.token = token;
  }

  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, token.bearer());
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    if (response.getStatus() == UNAUTHORIZED) {
      token.forget();
    }
  }
}
