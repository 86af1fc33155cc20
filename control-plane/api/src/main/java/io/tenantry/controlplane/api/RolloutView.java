package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rollout and how far it got. */
@Schema(name = "Rollout", description = "Many tenants brought to one release")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutView(
    UUID id,
    int release,
    @Schema(enumeration = {"check", "sync", "force"}) String mode,
    List<String> rings,
    int parallelism,
    int haltAfterFailures,
    @Schema(enumeration = {"respect", "ignore"}) String windows,
    @Schema(enumeration = {"running", "paused", "halted", "succeeded", "failed", "canceled"})
        String status,
    @Schema(description = "The ring whose turn it is") String currentRing,
    @Schema(description = "Percent of its tenants that are done", minimum = "0", maximum = "100")
        int progress,
    @Schema(
            description = "Tenants by waiting, running, succeeded, unchanged, failed and skipped",
            examples = "{\"waiting\": 3, \"running\": 1, \"succeeded\": 6}")
        Map<String, Integer> tenants,
    @Schema(description = "At the pace so far") Long estimatedSecondsLeft,
    String createdBy,
    Instant createdAt,
    Instant finishedAt,
    String reason,
    @Schema(description = "Those that failed, at most 100; all are at …/tenants")
        List<RolloutTenantView> failed) {}
