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

  /**
   * Administers one tenant: reaches what is below that tenant's path and is meant for it, and
   * nothing of the platform. Which tenant, a claim of the token says.
   */
  public static final String TENANT_ADMIN = "tenant-admin";

  private Role() {}
}
