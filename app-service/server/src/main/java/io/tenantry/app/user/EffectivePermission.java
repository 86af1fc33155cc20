package io.tenantry.app.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why somebody may, or may not, do something.
 *
 * @param company that was asked about; null: all companies
 * @param reason {@code granted}, {@code not-granted}, {@code other-companies-only}, {@code
 *     user-disabled} or {@code user-expired}
 * @param grantedBy what the user has that allows it, there or elsewhere
 * @param setsThatGrant what could be assigned, as {@code scope/name}, where it is not granted
 */
@Schema(name = "EffectivePermission")
record EffectivePermission(
    String user,
    String permission,
    String company,
    boolean granted,
    @Schema(
            enumeration = {
              "granted",
              "not-granted",
              "other-companies-only",
              "user-disabled",
              "user-expired"
            })
        String reason,
    List<Source> grantedBy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> setsThatGrant) {

  /**
   * A set that the user has.
   *
   * @param company null: all companies
   */
  @Schema(name = "PermissionSource")
  record Source(String permissionSet, String company) {}
}
