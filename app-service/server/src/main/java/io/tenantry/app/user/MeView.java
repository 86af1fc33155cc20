package io.tenantry.app.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The caller.
 *
 * @param permissionSets what the caller has, that of the token's role included
 * @param permissions what they allow, each with the companies it is limited to
 */
@Schema(name = "Me")
record MeView(
    String name,
    String tenant,
    List<EffectivePermission.Source> permissionSets,
    List<Allowed> permissions) {

  /**
   * A permission.
   *
   * @param companies absent: all of them
   */
  @Schema(name = "AllowedPermission")
  record Allowed(
      @Schema(examples = "customer:read") String permission,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<String> companies) {}
}
