package io.tenantry.app.sales;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of an order as a caller gives it.
 *
 * @param item number of the item
 * @param description the item's name if absent
 * @param unitPrice the item's price if absent
 * @param discount as a fraction: 0.15 is 15 percent; 0 if absent
 */
@JsonIgnoreProperties({"line", "netAmount"})
public record OrderLineValues(
    @Schema(required = true, examples = "I-3001") @NotNull(message = "must be given") String item,
    @Schema(maxLength = 100) @MaxLength(100) @PlainText String description,
    @Schema(required = true, examples = "3")
        @NotNull(message = "must be given")
        @Positive(message = "must be more than zero")
        @Digits(integer = 11, fraction = 4, message = OrderLineValues.DIGITS)
        BigDecimal quantity,
    @Schema(examples = "349.50")
        @PositiveOrZero(message = "must not be less than zero")
        @Digits(integer = 11, fraction = 4, message = OrderLineValues.DIGITS)
        BigDecimal unitPrice,
    @Schema(examples = "0.15")
        @PositiveOrZero(message = "must be 0 to 1")
        @DecimalMax(value = "1", message = "must be 0 to 1")
        @Digits(integer = 1, fraction = 4, message = "must have at most 4 decimals")
        BigDecimal discount) {

  static final String DIGITS = "must have at most 11 digits and 4 decimals";

  public OrderLineValues {
    item = GivenText.of(item);
    description = GivenText.of(description);
    discount = discount == null ? BigDecimal.ZERO : discount;
  }
}
