package io.tenantry.app.user;

import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who is registered.
 *
 * @param name exactly as the tenant's issuer puts it into access tokens
 * @param disabled whether the user is refused from the beginning
 * @param expiresAt from when on the user is refused; never if absent
 */
record NewUser(
    @Schema(required = true, maxLength = 200, examples = "clerk@cronus")
        @NotNull(message = "must be given")
        @MaxLength(200)
        @PlainText
        String name,
    @Schema(maxLength = 200, examples = "Sales clerk") @MaxLength(200) @PlainText
        String displayName,
    boolean disabled,
    @Schema(examples = "2030-12-31T23:00:00Z") Instant expiresAt) {

  NewUser {
    name = GivenText.of(name);
    displayName = GivenText.of(displayName);
  }
}
