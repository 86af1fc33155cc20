package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.UuidText;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** An action given as query parameters, since not every client can send a body with DELETE. */
class ActionQuery {

  private static final Set<String> TRUTHS = Set.of("true", "false");

  @Parameter(description = "The tenant id again", example = "cronus")
  @QueryParam("confirm")
  String confirm;

  @Parameter(description = "Only check, change nothing")
  @QueryParam("dryRun")
  String dryRun;

  @Parameter(description = "Why, for the record; at most 500 characters")
  @QueryParam("reason")
  String reason;

  @Parameter(description = "The ticket, while somebody has exclusive access")
  @QueryParam("ticket")
  String ticket;

  /**
   * The action of the body, with what the query says put over it.
   *
   * @throws ProblemException {@code validation-failed}
   */
  Action or(Action body) {
    if (dryRun != null && !TRUTHS.contains(dryRun)) {
      throw ProblemException.invalid("dryRun", "must be true or false");
    }
    return new Action(
        confirm == null ? body.confirm() : confirm,
        dryRun == null ? body.dryRun() : Boolean.valueOf(dryRun),
        reason == null ? body.reason() : reason,
        ticket == null ? body.ticket() : uuid(ticket),
        body.queue());
  }

  private static UUID uuid(String text) {
    return UuidText.parse(text)
        .orElseThrow(() -> ProblemException.invalid("ticket", "must be a UUID"));
  }
}
