package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rollout did for one tenant. */
@Schema(name = "RolloutTenant", description = "What a rollout did for one tenant")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutTenantView(
    UUID uuid,
    String id,
    String ring,
    String databaseServer,
    int fromRelease,
    @Schema(enumeration = {"waiting", "running", "succeeded", "unchanged", "failed", "skipped"})
        String status,
    @Schema(description = "The operation that syncs it") UUID operation,
    @Schema(description = "Why it failed: code and message") Object error,
    @Schema(description = "It waits for its update window, which opens then") Instant notBefore,
    Instant finishedAt) {}
