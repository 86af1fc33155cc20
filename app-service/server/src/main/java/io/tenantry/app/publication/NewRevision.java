package io.tenantry.app.publication;

import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A revision that a user publishes.
 *
 * @param appliesTo releases that get it; the newest if absent
 */
@Schema(name = "NewRevision")
record NewRevision(
    @Schema(examples = "[3]") List<Integer> appliesTo,
    @Schema(
            required = true,
            examples = "{\"title\": \"Reads customers\", \"permissions\": [\"customer:read\"]}")
        @NotNull(message = "must be given")
        Map<String, Object> content,
    @Schema(maxLength = 500, examples = "for auditors") @MaxLength(500) @PlainText String reason) {}
