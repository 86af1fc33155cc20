package io.tenantry.app.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.register.RowNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller may set on an account.
 *
 * @param number what people call the account by; see {@link RowNumber}
 * @param purpose what documents post to it: {@code receivables}, {@code sales} or {@code bank}; one
 *     account of a company for each
 */
@JsonIgnoreProperties({"id", "createdAt", "updatedAt", "version", "links"})
public record AccountValues(
    @Schema(required = true, examples = "4100", pattern = RowNumber.GRAMMAR)
        @NotNull(message = "must be given")
        @RowNumber
        String number,
    @Schema(required = true, maxLength = 100, examples = "Sales of services")
        @NotNull(message = "must be given")
        @MaxLength(100)
        @PlainText
        String name,
    @Schema(
            required = true,
            examples = "income",
            enumeration = {"asset", "liability", "equity", "income", "expense"})
        @NotNull(message = "must be given")
        @Pattern(
            regexp = "asset|liability|equity|income|expense",
            message = "must be asset, liability, equity, income or expense")
        String category,
    @Schema(enumeration = {"receivables", "sales", "bank"})
        @Pattern(
            regexp = "receivables|sales|bank",
            message = "must be receivables, sales or bank, or absent")
        String purpose) {

  public AccountValues {
    number = GivenText.of(number);
    name = GivenText.of(name);
    purpose = GivenText.of(purpose);
  }
}
