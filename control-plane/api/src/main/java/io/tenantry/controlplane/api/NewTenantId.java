package io.tenantry.controlplane.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /tenants/{id}/rename}. */
@Schema(description = "Another id for a tenant")
public record NewTenantId(
    @Schema(
            description = "Tenant id: 1-62 of A-Z a-z 0-9 and dash, no dash at an end",
            required = true,
            examples = "contoso")
        String newId,
    @Schema(description = "The present tenant id again, if it is given") String confirm,
    @Schema(description = "Only check, change nothing", defaultValue = "false") Boolean dryRun,
    @Schema(description = "Why, for the record; at most 500 characters") String reason,
    @Schema(description = "The ticket, while somebody has exclusive access to the tenant")
        UUID ticket) {

  public Action action() {
    return new Action(confirm, dryRun, reason, ticket, null);
  }
}
