package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of the audit trail. */
@Schema(name = "AuditEntry", description = "Who did, or tried, what")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
    @Schema(description = "Rises; a later line has a higher one") long id,
    Instant at,
    @Schema(description = "The caller, or the part of the platform that acted by itself")
        String actor,
    @Schema(description = "The action, or method and path of what was refused", examples = "mount")
        String action,
    @Schema(description = "UUID of the tenant it was about, if any") UUID tenant,
    @Schema(description = "Its tenant id at that time") String tenantId,
    @Schema(enumeration = {"accepted", "succeeded", "failed", "refused"}) String outcome,
    @Schema(description = "Further facts; never a secret") Object detail) {}
