package io.tenantry.app.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is maintained centrally, as the tenant's release has it.
 *
 * @param kind {@code report}, {@code web-service} or {@code permission-set}
 */
@Schema(name = "PublishedObject")
record PublishedView(
    String kind,
    String name,
    int release,
    int revision,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = SchemaType.OBJECT)
        JsonNode content) {}
