package io.tenantry.controlplane.api;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something new, and who has it already. */
@Schema(name = "Flag", description = "Something new, and who has it already")
public record FlagView(
    @Schema(examples = "new-posting-dialog") String name,
    String description,
    @Schema(description = "Rings whose tenants have it", examples = "[\"canary\"]")
        List<String> rings,
    @Schema(description = "Tenants that have it whatever their ring") List<UUID> tenants,
    @Schema(description = "Rises with every change; the ETag") long version) {}
