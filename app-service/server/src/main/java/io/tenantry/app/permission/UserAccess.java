package io.tenantry.app.permission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the tenant knows of a user.
 *
 * @param name as in access tokens
 * @param id of the user's row; empty where the tenant's release keeps no users
 * @param expiresAt from when on the user is refused
 */
public record UserAccess(
    String name,
    Optional<UUID> id,
    boolean disabled,
    Optional<Instant> expiresAt,
    List<Assignment> assignments) {

  public UserAccess {
    assignments = List.copyOf(assignments);
  }

  /** A user whom only the token describes. */
  static UserAccess ofToken(String name, SystemSet set) {
    return new UserAccess(
        name, Optional.empty(), false, Optional.empty(), List.of(Assignment.everywhere(set)));
  }

  /** With a set besides those that are assigned. */
  UserAccess with(SystemSet set) {
    List<Assignment> more = new ArrayList<>(assignments);
    more.add(Assignment.everywhere(set));
    return new UserAccess(name, id, disabled, expiresAt, more);
  }
}
