package io.tenantry.controlplane.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user may do to whom it is assigned.
 *
 * @param title for people
 * @param permissions such as {@code customer:read}
 */
record PermissionSetDefinition(
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) List<String> permissions)
    implements Definition {

  private static final Pattern PERMISSION =
      Pattern.compile("[a-z][a-z0-9-]{0,61}:[a-z][a-z-]{0,29}");
  private static final int MOST = 500;

  @Override
  public void check(Faults faults) {
    faults.demandTitle("title", title);
    faults.demand(
        permissions != null && !permissions.isEmpty() && permissions.size() <= MOST,
        "permissions",
        "must be a list of 1 to " + MOST);
    if (permissions != null) {
      permissions.stream()
          .filter(permission -> permission == null || !PERMISSION.matcher(permission).matches())
          .forEach(wrong -> faults.add("permissions", wrong + " is not like customer:read"));
    }
  }
}
