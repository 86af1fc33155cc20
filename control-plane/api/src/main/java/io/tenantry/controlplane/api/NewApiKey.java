package io.tenantry.controlplane.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /tenants/{id}/apiKeys}. */
@Schema(description = "An API key for a tenant")
public record NewApiKey(
    @Schema(
            description =
                "1-62 of a-z, 0-9 and dash. Two keys of a name may be valid at a time, so that one"
                    + " can take the other's place",
            required = true,
            examples = "web-shop")
        String name,
    @Schema(
            description = "What it may do: tenant-user, tenant-admin",
            defaultValue = "[\"tenant-user\"]",
            examples = "[\"tenant-user\"]")
        List<String> roles,
    @Schema(description = "Within 366 days; in 90 days by default") Instant expiresAt,
    @Schema(
            description =
                "Requests a minute of all instances together, 1 to 1,000,000; beyond them 429"
                    + " too-many-requests. By default the plan alone counts",
            examples = "600")
        Integer requestsPerMinute,
    @Schema(description = "Why, for the record; at most 500 characters") String reason,
    @Schema(description = "The ticket, while somebody has exclusive access to the tenant")
        UUID ticket) {}
