package io.tenantry.app.user;

import io.tenantry.app.permission.SetName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A permission set that the tenant makes.
 *
 * @param name stays what it is
 */
record NewSet(
    @Schema(required = true, examples = "customer-clerk", pattern = SetName.GRAMMAR)
        @NotNull(message = "must be given")
        @Pattern(regexp = SetName.GRAMMAR, message = "must be 1 to 62 of a-z, 0-9 and dash")
        String name,
    String title,
    List<String> permissions) {

  SetContent content() {
    return new SetContent(title, permissions);
  }
}
