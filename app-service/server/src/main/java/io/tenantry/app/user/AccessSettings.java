package io.tenantry.app.user;

import io.tenantry.app.permission.SetName;
import io.tenantry.app.permission.SetScope;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What becomes of somebody who signs in for the first time.
 *
 * @param registeredUsersOnly whether they are refused unless an administrator has registered them
 * @param usualScope and {@code usualPermissionSet}: what they get otherwise
 */
@Schema(name = "AccessSettings")
record AccessSettings(
    boolean registeredUsersOnly,
    @Schema(
            enumeration = {"system", "application", "tenant"},
            examples = "system")
        @NotNull(message = "must be given")
        @Pattern(
            regexp = "system|application|tenant",
            message = "must be system, application or tenant")
        String usualScope,
    @Schema(examples = "business")
        @NotNull(message = "must be given")
        @Pattern(regexp = SetName.GRAMMAR, message = "must be 1 to 62 of a-z, 0-9 and dash")
        String usualPermissionSet) {

  SetName usual() {
    return new SetName(SetScope.ofWord(usualScope).orElseThrow(), usualPermissionSet);
  }
}
