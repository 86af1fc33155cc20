package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is to have something new; whoever is left out is not to have it. */
@Schema(description = "Who is to have something new; whoever is left out is not to have it")
public record FlagWish(
    @Schema(description = "At most 500 characters", examples = "The dialog that posts as you type")
        String description,
    @Schema(description = "Rings whose tenants have it", examples = "[\"canary\", \"early\"]")
        List<String> rings,
    @Schema(
            description = "Ids or UUIDs of tenants that have it whatever their ring",
            examples = "[\"cronus\"]")
        List<String> tenants) {}
