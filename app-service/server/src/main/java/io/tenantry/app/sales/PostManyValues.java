package io.tenantry.app.sales;

import io.tenantry.app.journal.PostingDate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which orders are to be posted, and how.
 *
 * @param orders their numbers; all that are open if absent, the oldest first
 * @param most how many of all that are open; 1000 if absent
 * @param postingDate each order's own date if absent
 */
public record PostManyValues(
    @Schema(examples = "[\"SO-00001\", \"SO-00002\"]")
        @Size(min = 1, max = 1000, message = "must have 1 to 1000 numbers")
        List<@NotNull(message = "must be a number") String> orders,
    @Min(value = 1, message = "must be 1 to 1000") @Max(value = 1000, message = "must be 1 to 1000")
        Integer most,
    @PostingDate LocalDate postingDate) {

  public PostManyValues {
    most = most == null ? Integer.valueOf(1000) : most;
  }
}
