package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.Problems;
import io.tenantry.controlplane.tenant.IllegalTransitionException;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers an action that the state does not allow with the state and what it does allow. */
@Provider
class IllegalTransitionMapper implements ExceptionMapper<IllegalTransitionException> {

  @Context UriInfo uri;

  @Override
  public Response toResponse(IllegalTransitionException illegal) {
    return Problems.of(refusal(illegal), uri.getRequestUri().getRawPath()).toResponse();
  }

  static ProblemException refusal(IllegalTransitionException illegal) {
    TenantState state = illegal.state();
    return new ProblemException(
            ProblemType.ILLEGAL_TRANSITION,
            "The tenant's state does not allow to " + illegal.action() + " it.")
        .with("state", Transitions.description(state))
        .with("allowed", state.allowed());
  }
}
