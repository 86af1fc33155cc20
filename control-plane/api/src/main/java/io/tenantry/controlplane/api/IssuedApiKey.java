package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new API key with its secret. */
@Schema(description = "A new API key; its secret is in this answer and nowhere else")
public record IssuedApiKey(
    ApiKeyView key,
    @Schema(
            description = "To be sent as Authorization: Bearer",
            examples = "tnt_WxwNPmpSTwqdDj9vam0sEbJm0kU2pF1s7cQ9yZxT4nHdR8uLwV3aKoE5iGfB6jMz")
        String secret,
    @Schema(description = "Instances that do not know it yet") List<String> unacknowledged) {}
