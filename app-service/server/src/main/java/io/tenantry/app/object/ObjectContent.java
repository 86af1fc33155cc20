package io.tenantry.app.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of an object of the tenant's own changes: all of its content. */
@Schema(name = "TenantObjectContent")
record ObjectContent(
    @Schema(
            required = true,
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
            examples = "{\"entity\": \"Client\", \"table\": \"customer\", \"published\": true}")
        @NotNull(message = "must be given")
        ObjectNode content) {}
