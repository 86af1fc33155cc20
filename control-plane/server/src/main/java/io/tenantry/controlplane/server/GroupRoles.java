package io.tenantry.controlplane.server;

import java.util.List;

/**
 * The group roles of every server, none of which can log in. Grants in tenant databases name these
 * only, so that a template fits every tenant.
 */
public final class GroupRoles {

  /** Owns the objects in tenant databases. Migrate logins are members. */
  public static final String OWNER = "tenantry_owner";

  /** May read and change rows. App logins are members. */
  public static final String APP = "tenantry_app";

  /** May read rows. Report logins are members. */
  public static final String REPORT = "tenantry_report";

  /**
   * Owns the databases; the control plane alone is a member. Were they owned by {@link #OWNER}, a
   * migrate login could grant itself CONNECT on a foreign one.
   */
  public static final String DATABASES = "tenantry_databases";

  static final List<String> ALL = List.of(OWNER, APP, REPORT, DATABASES);

  private GroupRoles() {}
}
