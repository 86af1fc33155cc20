package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key of a tenant, without its secret, which nobody keeps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An API key of a tenant")
public record ApiKeyView(
    UUID id,
    @Schema(examples = "web-shop") String name,
    @Schema(examples = "[\"tenant-user\"]") List<String> roles,
    @Schema(description = "valid, expired or revoked", examples = "valid") String status,
    @Schema(description = "Its own quota; missing where the plan alone counts", examples = "600")
        Integer requestsPerMinute,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    Instant revokedAt,
    @Schema(description = "To the minute") Instant lastUsedAt) {}
