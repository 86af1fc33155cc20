package io.tenantry.app.user;

import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.permission.Permission;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of a permission set changes. */
record SetContent(
    @Schema(required = true, maxLength = 200, examples = "Keeps customers")
        @NotNull(message = "must be given")
        @MaxLength(200)
        @PlainText
        String title,
    @Schema(required = true, examples = "[\"customer:read\", \"customer:modify\"]")
        @NotNull(message = "must be given")
        @Size(min = 1, max = 500, message = "must have 1 to 500 entries")
        List<@NotNull(message = "must be text") String> permissions) {

  SetContent {
    title = GivenText.of(title);
    permissions = permissions == null ? null : permissions.stream().distinct().toList();
  }

  /**
   * @throws ProblemException naming each that there is not
   */
  Set<Permission> parsed() {
    List<FieldError> unknown =
        permissions.stream()
            .filter(text -> Permission.parse(text).isEmpty())
            .map(
                text ->
                    new FieldError(
                        "permissions",
                        "unknown-permission",
                        "must be like customer:read; there is no " + text))
            .toList();
    if (!unknown.isEmpty()) {
      throw ProblemException.invalid(unknown);
    }
    return permissions.stream()
        .flatMap(text -> Permission.parse(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
