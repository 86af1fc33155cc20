package io.tenantry.app.series;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How numbers of a series look.
 *
 * @param prefix up to 8 letters, digits, dots, underscores and dashes; may be empty
 * @param digits to which numbers are filled up with zeros; 5 if absent
 * @param first the first number; 1 if absent
 */
@JsonIgnoreProperties({"code", "last"})
public record SeriesValues(
    @Schema(examples = "R2026-")
        @NotNull(message = "must be given")
        @Pattern(
            regexp = "([A-Za-z0-9][A-Za-z0-9._-]{0,7})?",
            message = "must have up to 8 letters, digits, dots, underscores and dashes")
        String prefix,
    @Min(value = 1, message = "must be 1 to 10") @Max(value = 10, message = "must be 1 to 10")
        Integer digits,
    @Min(value = 1, message = "must be 1 to 999999999")
        @Max(value = 999_999_999, message = "must be 1 to 999999999")
        Long first) {

  public SeriesValues {
    digits = digits == null ? Integer.valueOf(5) : digits;
    first = first == null ? Long.valueOf(1) : first;
  }
}
