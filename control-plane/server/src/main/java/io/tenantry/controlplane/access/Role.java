package io.tenantry.controlplane.access;

/** The platform's roles, as they stand in tokens. */
public final class Role {

  /** May do everything. */
  public static final String ADMIN = "platform-admin";

  /** May change tenants, but neither publish releases nor register database servers. */
  public static final String OPERATOR = "platform-operator";

  /** May read. */
  public static final String VIEWER = "platform-viewer";

  /** The application itself: passes on what users of administration tenants publish. */
  public static final String APPLICATION = "platform-application";

  private Role() {}
}
