package io.tenantry.controlplane.provisioning;

import java.util.List;
import java.util.UUID;

/**
 * What a tenant's database and logins are called on its server: by UUID, never by tenant id,
 * because {@code pg_database} is readable by every role.
 */
public record DatabaseNames(
    String database, String appLogin, String reportLogin, String migrateLogin) {

  /** What the names of the second set of logins end in. */
  private static final String SECOND = "_2";

  /** 39 characters for the database, at most 49 for a login: both fit into a name. */
  public static DatabaseNames of(UUID tenant) {
    String name = "tenant_" + tenant.toString().replace("-", "");
    return new DatabaseNames(name, name + "_app", name + "_report", name + "_migrate");
  }

  /**
   * The login under which scripts are run in a database, that of a template included; there only
   * while they run.
   */
  public static String scratchLogin(String database) {
    return database + "_scratch";
  }

  /** All three logins. */
  List<String> logins() {
    return List.of(appLogin, reportLogin, migrateLogin);
  }

  /**
   * The same database with its other set of logins. A tenant has one of the two, and both while its
   * credentials are rotated from one to the other.
   */
  DatabaseNames rotated() {
    return new DatabaseNames(
        database, rotated(appLogin), rotated(reportLogin), rotated(migrateLogin));
  }

  private static String rotated(String login) {
    return login.endsWith(SECOND)
        ? login.substring(0, login.length() - SECOND.length())
        : login + SECOND;
  }
}
