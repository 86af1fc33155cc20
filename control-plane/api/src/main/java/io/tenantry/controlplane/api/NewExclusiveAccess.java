package io.tenantry.controlplane.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /tenants/{id}/exclusive-access}. */
@Schema(description = "A ticket by which somebody has a tenant to himself")
public record NewExclusiveAccess(
    @Schema(description = "Until when, in minutes from now", defaultValue = "60", minimum = "1")
        Integer minutes,
    @Schema(description = "The tenant id again, if it is given") String confirm,
    @Schema(description = "Only check, change nothing", defaultValue = "false") Boolean dryRun,
    @Schema(description = "Why, for the record; at most 500 characters") String reason,
    @Schema(description = "A ticket that is in force, to extend it") UUID ticket) {

  public static NewExclusiveAccess plain() {
    return new NewExclusiveAccess(null, null, null, null, null);
  }

  public Action action() {
    return new Action(confirm, dryRun, reason, ticket, null);
  }
}
