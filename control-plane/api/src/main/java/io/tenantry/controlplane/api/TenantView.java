package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as the control plane sees it. */
@Schema(name = "Tenant", description = "A tenant")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantView(
    @Schema(description = "Never changes, never used again") UUID uuid,
    @Schema(description = "Tenant id, as given") String id,
    String displayName,
    @Schema(
            enumeration = {
              "provisioning",
              "active",
              "suspended",
              "deleted",
              "purging",
              "purged",
              "failed"
            })
        String lifecycle,
    @Schema(enumeration = {"current", "pending", "syncing", "failed", "ahead"}) String schema,
    @Schema(description = "Whether the tenant can be reached") boolean mounted,
    @Schema(description = "When the present state began") Instant since,
    @Schema(description = "Why the tenant is in this state") List<String> reasons,
    @Schema(description = "At which its schema and its data are") int release,
    @Schema(
            description =
                "At which its schema is; a later one than that of the data while a checkpointed"
                    + " data upgrade is on its way or suspended")
        int schemaRelease,
    @Schema(description = "At which the data of its companies is") int dataRelease,
    List<String> hostNames,
    String databaseServer,
    String plan,
    String ring,
    @Schema(description = "production or sandbox", examples = "production") String environment,
    @Schema(description = "UUID of the production tenant that a sandbox was made beside")
        UUID sandboxOf,
    String timeZone,
    String defaultCompany,
    boolean allowApplicationDatabaseWrites,
    @Schema(
            description =
                "Whether it is served while its sync is pending, where the release can bear it")
        boolean accessWhilePending,
    Instant trialEndsAt,
    @Schema(description = "Until when a deleted tenant can be recovered and keeps its names")
        Instant retainedUntil,
    @Schema(description = "Until when its users are out, while somebody has it to himself")
        Instant exclusiveUntil,
    @Schema(description = "Id of the operation that is changing the tenant") UUID runningOperation,
    @Schema(description = "Rises with every change; the ETag") long version) {}
