package io.tenantry.app.user;

import io.tenantry.app.http.GivenText;
import io.tenantry.app.permission.SetName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A permission set for a user.
 *
 * @param company name or id; absent: every company, those to come included
 */
record NewAssignment(
    @Schema(
            required = true,
            examples = "application",
            enumeration = {"system", "application", "tenant"})
        @NotNull(message = "must be given")
        @Pattern(
            regexp = "system|application|tenant",
            message = "must be system, application or tenant")
        String scope,
    @Schema(required = true, examples = "sales")
        @NotNull(message = "must be given")
        @Pattern(regexp = SetName.GRAMMAR, message = "must be 1 to 62 of a-z, 0-9 and dash")
        String permissionSet,
    @Schema(examples = "CRONUS International") String company) {

  NewAssignment {
    company = GivenText.of(company);
  }
}
