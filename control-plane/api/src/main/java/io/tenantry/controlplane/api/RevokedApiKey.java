package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key that opens nothing any more. */
@Schema(description = "A key that was revoked")
public record RevokedApiKey(
    ApiKeyView key,
    @Schema(description = "Instances that were silent and may still accept it")
        List<String> unacknowledged) {}
