package io.tenantry.tenant.http;

import io.tenantry.tenant.TenantProblemException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The same problems for REST endpoints; found by Quarkus REST where there is one. */
@Provider
public class TenantProblemMapper implements ExceptionMapper<TenantProblemException> {

  @Context UriInfo uri;

  @Override
  public Response toResponse(TenantProblemException refused) {
    Response.ResponseBuilder response =
        Response.status(refused.problem().status())
            .type(ProblemBody.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(ProblemBody.of(refused.problem(), refused.getMessage(), uri.getPath()));
    if (refused.problem().passing()) {
      response.header(HttpHeaders.RETRY_AFTER, ProblemBody.SECONDS_TO_WAIT);
    }
    return response.build();
  }

  /** A failure of which the caller need not know more. */
  public Response internalError() {
    return Response.serverError()
        .type(ProblemBody.MEDIA_TYPE)
        .entity(ProblemBody.internalError(uri.getPath()))
        .build();
  }
}
