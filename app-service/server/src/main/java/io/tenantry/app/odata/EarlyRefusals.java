package io.tenantry.app.odata;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.app.http.AnsweredProblem;
import io.tenantry.app.link.RequestTarget;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.ProblemForm;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.ODataServerError;

/**
 * What is refused before the library gets a request (no tenant, no token, no such user, a limit) is
 * said to OData's clients in the form that they read, with the same codes. Refusals below REST come
 * as a {@link ProblemForm}, those of REST are answers already.
 */
@Provider
public class EarlyRefusals implements ContainerResponseFilter, ProblemForm {

  private static final String VERSION = "4.0";

  private final AnsweredProblem problems;
  private final RoutingContext routing;

  EarlyRefusals(AnsweredProblem problems, RoutingContext routing) {
    this.problems = problems;
    this.routing = routing;
  }

  @Override
  public Optional<Body> said(RoutingContext request, TenantProblem problem, String detail) {
    if (!RequestTarget.isOData(request)) {
      return Optional.empty();
    }
    request.response().putHeader(HttpHeader.ODATA_VERSION, VERSION);
    ODataServerError error = error(problem.status(), problem.code(), detail);
    return Optional.of(ErrorBody.of(error, RequestTarget.accepted(request)));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (RequestTarget.isOData(routing)) {
      problems.in(response).ifPresent(problem -> replace(response, problem));
    }
  }

  private void replace(ContainerResponseContext response, JsonNode problem) {
    ODataServerError error =
        error(response.getStatus(), problem.path("code").asText(), problem.path("detail").asText());
    Body body = ErrorBody.of(error, RequestTarget.accepted(routing));
    problems.replace(response, body.mediaType(), body.text());
    response.getHeaders().putSingle(HttpHeader.ODATA_VERSION, VERSION);
  }

  private static ODataServerError error(int status, String code, String message) {
    return new ODataServerError().setStatusCode(status).setCode(code).setMessage(message);
  }
}
