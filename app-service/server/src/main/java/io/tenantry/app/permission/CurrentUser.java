package io.tenantry.app.permission;

import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.tenant.CurrentTenant;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The user who makes the request. */
@RequestScoped
public class CurrentUser {

  /** From this release on a tenant keeps users. */
  public static final int FIRST_RELEASE = 3;

  private static final String ADMINISTRATOR = "tenant-admin";
  private static final String USER = "tenant-user";
  private static final int LONGEST_NAME = 200;

  private final SecurityIdentity identity;
  private final CurrentTenant tenant;
  private final KnownUsers known;
  private final UserRows rows;
  private final InstantSource time;
  private UserAccess found;

  CurrentUser(
      SecurityIdentity identity,
      CurrentTenant tenant,
      KnownUsers known,
      UserRows rows,
      InstantSource time) {
    this.identity = identity;
    this.tenant = tenant;
    this.known = known;
    this.rows = rows;
    this.time = time;
  }

  /** As in the access token. */
  public String name() {
    return identity.getPrincipal().getName();
  }

  /**
   * Who asks, registered if need be.
   *
   * @throws ProblemException {@code unknown-user}, {@code user-disabled}, {@code user-expired}
   */
  public UserAccess access() {
    if (found == null) {
      found = tenant.get().entry().release() < FIRST_RELEASE ? ofRole() : registered();
    }
    return found;
  }

  private UserAccess ofRole() {
    if (isAdministrator()) {
      return UserAccess.ofToken(name(), SystemSet.ADMINISTRATOR);
    }
    if (identity.hasRole(USER)) {
      return UserAccess.ofToken(name(), SystemSet.BUSINESS);
    }
    throw new ProblemException(
        ProblemType.FORBIDDEN,
        "The token carries no role of this application, such as tenant-user");
  }

  private UserAccess registered() {
    String name = name();
    UserAccess user = known.find(name).orElseGet(() -> register(name));
    if (user.disabled()) {
      throw new ProblemException(
          ProblemType.USER_DISABLED,
          "An administrator of the tenant has disabled this user, and can enable it again");
    }
    refuseExpired(user.expiresAt());
    return isAdministrator() ? user.with(SystemSet.ADMINISTRATOR) : user;
  }

  private void refuseExpired(Optional<Instant> expiresAt) {
    if (expiresAt.isPresent() && !time.instant().isBefore(expiresAt.get())) {
      throw new ProblemException(
          ProblemType.USER_EXPIRED,
          "The user's time is over; an administrator of the tenant can set another");
    }
  }

  private UserAccess register(String name) {
    boolean ofItself = identity.hasRole(USER) && !rows.registeredUsersOnly();
    if (!isName(name) || !isAdministrator() && !ofItself) {
      throw new ProblemException(
          ProblemType.UNKNOWN_USER,
          "The token is one of this tenant, but its user is not registered here; ask an"
              + " administrator of the tenant");
    }
    rows.register(name, !isAdministrator());
    return known.find(name).orElseThrow();
  }

  /** What the issuer calls the user can be kept. */
  private static boolean isName(String name) {
    return !name.isBlank() && name.equals(name.strip()) && name.length() <= LONGEST_NAME;
  }

  private boolean isAdministrator() {
    return identity.hasRole(ADMINISTRATOR);
  }
}
