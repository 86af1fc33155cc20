package io.tenantry.app.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report or web service that the tenant makes.
 *
 * @param name stays what it is
 * @param content of the shape that objects of the application have, too
 */
@Schema(name = "NewTenantObject")
record NewObject(
    @Schema(required = true, examples = "german-customers")
        @NotNull(message = "must be given")
        @Pattern(
            regexp = "[a-z0-9][a-z0-9-]{0,61}",
            message = "must be 1 to 62 of a-z, 0-9 and dash")
        String name,
    @Schema(
            required = true,
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
            examples =
                "{\"title\": \"German customers\", \"reads\": [\"customer\"], \"dataset\": \"select"
                    + " number, name from customer where country = 'Germany'\"}")
        @NotNull(message = "must be given")
        ObjectNode content) {}
