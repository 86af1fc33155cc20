package io.tenantry.controlplane.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant whose schema is not that of its release. */
@Schema(name = "Drift", description = "A tenant whose schema was changed by hand")
public record DriftView(
    UUID uuid,
    String id,
    int release,
    @Schema(description = "When it was last looked at") Instant checkedAt,
    @Schema(description = "When that was first found") Instant driftedSince) {}
