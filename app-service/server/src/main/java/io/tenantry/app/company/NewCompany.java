package io.tenantry.app.company;

import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.http.UuidText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What makes a company. White space at both ends is dropped.
 *
 * @param name 1 to 100 characters, unique without regard to case; no UUID, because a path names a
 *     company by name or by id
 * @param displayName up to 200 characters; the name if absent
 */
record NewCompany(
    @Schema(required = true, maxLength = 100, examples = "CRONUS International")
        @NotNull(message = "must be given")
        @MaxLength(100)
        @PlainText
        @Pattern(regexp = NewCompany.NO_UUID, message = "must not look like an id")
        String name,
    @Schema(maxLength = 200) @MaxLength(200) @PlainText String displayName) {

  static final String NO_UUID = "(?s)(?!" + UuidText.GRAMMAR + "$).*";

  NewCompany {
    name = present(name);
    displayName = present(displayName) == null ? name : present(displayName);
  }

  private static String present(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
