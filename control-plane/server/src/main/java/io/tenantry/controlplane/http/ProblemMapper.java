package io.tenantry.controlplane.http;

import io.tenantry.controlplane.api.ProblemException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a refusal of ours. */
@Provider
class ProblemMapper implements ExceptionMapper<ProblemException> {

  @Context UriInfo uri;

  @Override
  public Response toResponse(ProblemException refusal) {
    return Problems.of(refusal, uri.getRequestUri().getRawPath()).toResponse();
  }
}
