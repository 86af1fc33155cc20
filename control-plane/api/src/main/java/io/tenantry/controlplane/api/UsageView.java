package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tenant used in a day or a month. */
@Schema(name = "Usage", description = "What a tenant used in a day or a month (UTC)")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageView(
    @Schema(description = "The day or the month", examples = "2026-11-22") String period,
    UUID tenant,
    @Schema(description = "Tenant id, as it was last in the period", examples = "cronus") String id,
    @Schema(description = "Requests of the tenant's users that were not turned away by its limits")
        long requests,
    @Schema(description = "Those that failed for a reason that was not the caller's") long errors,
    long bytesIn,
    long bytesOut,
    @Schema(description = "How long connections to the tenant's database were in use")
        long databaseMillis,
    @Schema(description = "Largest size of the tenant's database seen in the period")
        long databaseBytes,
    @Schema(description = "Different users who sent a request") long activeUsers,
    @Schema(description = "How long sessions to the tenant's database were open, by PostgreSQL")
        long connectionSeconds,
    @Schema(description = "How long they executed something, by PostgreSQL") long statementMillis,
    @Schema(description = "Read from outside PostgreSQL's own memory") long bytesRead,
    @Schema(description = "Written to temporary files") long temporaryBytes,
    @Schema(description = "Size of the database times the hours it had it")
        long storageByteHours) {}
