package io.tenantry.app.web;

import io.quarkus.security.AuthenticationRedirectException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * A step of signing in or out is no refusal: the browser goes on where it is sent, in place of
 * being answered a problem.
 */
@Provider
@Priority(1)
public class SignInRedirects implements ExceptionMapper<AuthenticationRedirectException> {

  @Override
  public Response toResponse(AuthenticationRedirectException step) {
    return Response.status(step.getCode())
        .header(HttpHeaders.LOCATION, step.getRedirectUri())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
