package io.tenantry.controlplane.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant and the release it is at. */
@Schema(name = "TenantRelease", description = "A tenant and the release it is at")
public record TenantReleaseView(
    UUID uuid,
    String id,
    String ring,
    int release,
    @Schema(enumeration = {"current", "pending", "syncing", "failed", "ahead"}) String schema) {}
