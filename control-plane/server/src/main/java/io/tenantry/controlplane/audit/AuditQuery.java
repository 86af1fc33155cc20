package io.tenantry.controlplane.audit;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.Listing;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the lists of the trail can be asked for. */
class AuditQuery {

  @QueryParam("actor")
  @Parameter(description = "Who, in full")
  String actor;

  @QueryParam("action")
  @Parameter(description = "What, in full, such as mount")
  String action;

  @QueryParam("outcome")
  @Parameter(description = "accepted, succeeded, failed or refused")
  String outcome;

  @QueryParam("since")
  @Parameter(description = "Not before, as in 2030-01-31T12:00:00Z")
  String since;

  @QueryParam("until")
  @Parameter(description = "Before")
  String until;

  @QueryParam("limit")
  @Parameter(description = "1-500, 50 by default")
  String limit;

  @QueryParam("cursor")
  @Parameter(description = "nextCursor of the page before")
  String cursor;

  /**
   * @param tenant UUID, or id at the time; null for all
   * @throws ProblemException {@code validation-failed}
   */
  AuditFilter filter(String tenant) {
    return AuditFilter.of(tenant, actor, action, outcome, since, until);
  }

  /**
   * @throws ProblemException {@code validation-failed}
   */
  Listing listing() {
    return Listing.of(limit, cursor);
  }
}
