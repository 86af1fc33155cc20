package io.tenantry.tenant.testsupport;

import java.util.Locale;
import java.util.UUID;

/**
 * A tenant of the test kit.
 *
 * @param uuid identity, never reused
 * @param id the human name it was created with
 * @param database name of its database
 * @param login its <em>app</em> login
 * @param password of that login, in the clear: it protects nothing
 */
public record TestTenant(UUID uuid, String id, String database, String login, String password) {

  /** Its <em>report</em> login, with the same password. */
  public String reportLogin() {
    return login.replace("_app", "_report");
  }

  /** The same tenant once its credentials are rotated: other logins with another password. */
  TestTenant rotated() {
    return new TestTenant(uuid, id, database, login + "_2", password + ", rotated");
  }

  /** {@code {id}.{base domain}}: where its users go. */
  public String host() {
    return id.toLowerCase(Locale.ROOT) + "." + TenantryTestResource.BASE_DOMAIN;
  }
}
