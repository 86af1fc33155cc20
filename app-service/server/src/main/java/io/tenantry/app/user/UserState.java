package io.tenantry.app.user;

import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of a user changes. */
record UserState(
    @Schema(maxLength = 200, examples = "Sales clerk") @MaxLength(200) @PlainText
        String displayName,
    @Schema(description = "A disabled user is refused with user-disabled") boolean disabled,
    @Schema(
            description = "From then on the user is refused with user-expired; never if null",
            examples = "2030-12-31T23:00:00Z")
        Instant expiresAt) {

  UserState {
    displayName = GivenText.of(displayName);
  }
}
