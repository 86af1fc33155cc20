package io.tenantry.app.customer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.register.RowNumber;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller may set on a customer. White space at both ends is dropped, and what is then empty
 * is absent. The read-only properties of an answer are skipped, so that an answer can be changed
 * and sent back.
 *
 * @param number what people call the customer by; see {@link RowNumber}
 */
@JsonIgnoreProperties({"id", "createdAt", "updatedAt", "version", "links"})
public record CustomerValues(
    @Schema(required = true, examples = "C-1001", pattern = RowNumber.GRAMMAR)
        @NotNull(message = "must be given")
        @RowNumber
        String number,
    @Schema(required = true, maxLength = 100)
        @NotNull(message = "must be given")
        @MaxLength(100)
        @PlainText
        String name,
    @Schema(maxLength = 100) @MaxLength(100) @PlainText String contactName,
    @Schema(maxLength = 100) @MaxLength(100) @PlainText String contactTitle,
    @Schema(maxLength = 200) @MaxLength(200) @PlainText String address,
    @Schema(maxLength = 100) @MaxLength(100) @PlainText String city,
    @Schema(maxLength = 100) @MaxLength(100) @PlainText String region,
    @Schema(maxLength = 20) @MaxLength(20) @PlainText String postalCode,
    @Schema(maxLength = 100) @MaxLength(100) @PlainText String country,
    @Schema(maxLength = 50) @MaxLength(50) @PlainText String phone,
    @Schema(maxLength = 50) @MaxLength(50) @PlainText String fax) {

  public CustomerValues {
    number = GivenText.of(number);
    name = GivenText.of(name);
    contactName = GivenText.of(contactName);
    contactTitle = GivenText.of(contactTitle);
    address = GivenText.of(address);
    city = GivenText.of(city);
    region = GivenText.of(region);
    postalCode = GivenText.of(postalCode);
    country = GivenText.of(country);
    phone = GivenText.of(phone);
    fax = GivenText.of(fax);
  }
}
