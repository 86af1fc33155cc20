package io.tenantry.controlplane.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user may do to whom it is assigned.
 *
 * @param title for people
 * @param permissions object and action, such as {@code customer:read}; the actions are read,
 *     insert, modify, delete and execute
 */
record PermissionSetDefinition(
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) List<String> permissions)
    implements Definition {

  private static final Pattern PERMISSION =
      Pattern.compile("[a-z][a-z0-9-]{0,61}:(read|insert|modify|delete|execute)");
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
          .forEach(
              wrong ->
                  faults.add(
                      "permissions",
                      wrong + " is not like customer:read (or insert, modify, delete, execute)"));
    }
  }
}
