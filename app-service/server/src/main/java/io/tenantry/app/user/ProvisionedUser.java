package io.tenantry.app.user;

import io.tenantry.app.http.VersionTag;
import java.time.Instant;

/**
 * A user as the systems see it that provision users.
 *
 * @param name as in access tokens
 * @param displayName null if none is kept
 * @param active whether the user is not disabled; one whose time is over is refused all the same
 */
public record ProvisionedUser(
    VersionTag version, String name, String displayName, boolean active, Instant registeredAt) {

  /** As in paths. */
  public String id() {
    return version.id().toString();
  }
}
