package io.tenantry.controlplane.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /tenants/{id}/hostNames}. */
@Schema(description = "A host name for a tenant")
public record NewHostName(
    @Schema(
            description = "A DNS name in any letter case; Unicode is brought to its ASCII form",
            required = true,
            examples = "erp.cronus.example")
        String hostName,
    @Schema(description = "The tenant id again, if it is given") String confirm,
    @Schema(description = "Only check, change nothing", defaultValue = "false") Boolean dryRun,
    @Schema(description = "Why, for the record; at most 500 characters") String reason,
    @Schema(description = "The ticket, while somebody has exclusive access to the tenant")
        UUID ticket) {

  public Action action() {
    return new Action(confirm, dryRun, reason, ticket, null);
  }
}
