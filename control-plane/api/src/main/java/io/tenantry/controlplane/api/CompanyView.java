package io.tenantry.controlplane.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A company as it stands in the tenant's database. */
@Schema(name = "Company", description = "A legal entity inside a tenant")
public record CompanyView(
    UUID id,
    @Schema(examples = "CRONUS International") String name,
    @Schema(examples = "CRONUS International Ltd.") String displayName) {}
