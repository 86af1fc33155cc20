package io.tenantry.app.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller may set on a posting period.
 *
 * @param closed whether nothing can be posted in it
 */
@JsonIgnoreProperties({"month", "changedAt", "changedBy"})
public record PeriodValues(
    @Schema(required = true, examples = "true") @NotNull(message = "must be given")
        Boolean closed) {}
