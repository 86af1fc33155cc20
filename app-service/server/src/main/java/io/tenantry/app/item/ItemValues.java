package io.tenantry.app.item;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.register.RowNumber;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller may set on an item.
 *
 * @param number what people call the item by; see {@link RowNumber}
 * @param unit what one of it is, such as {@code 10 boxes x 20 bags}
 * @param unitPrice what an order line takes when it names no price; 0 if absent
 * @param discontinued for people; such an item can still be sold
 */
@JsonIgnoreProperties({"id", "createdAt", "updatedAt", "version", "links"})
public record ItemValues(
    @Schema(required = true, examples = "I-3001", pattern = RowNumber.GRAMMAR)
        @NotNull(message = "must be given")
        @RowNumber
        String number,
    @Schema(required = true, maxLength = 100, examples = "Bicycle")
        @NotNull(message = "must be given")
        @MaxLength(100)
        @PlainText
        String name,
    @Schema(maxLength = 50, examples = "piece") @MaxLength(50) @PlainText String unit,
    @Schema(maxLength = 100, examples = "Bicycles") @MaxLength(100) @PlainText String category,
    @Schema(examples = "349.50")
        @PositiveOrZero(message = "must not be less than zero")
        @Digits(integer = 11, fraction = 4, message = "must have at most 11 digits and 4 decimals")
        BigDecimal unitPrice,
    boolean discontinued) {

  public ItemValues {
    number = GivenText.of(number);
    name = GivenText.of(name);
    unit = GivenText.of(unit);
    category = GivenText.of(category);
    unitPrice = unitPrice == null ? BigDecimal.ZERO : unitPrice;
  }
}
