package io.tenantry.app.testsupport;

import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;

/** Puts users into a tenant's database, as an administrator of another instance would. */
public record UsersOfATenant(TestTenants tenants, TestTokens tokens, TestTenant tenant) {

  /** A user who has the set, in one company or, with null, in all. */
  public Caller having(String set, String company) {
    String name = "user-" + UUID.randomUUID();
    register(name);
    assign(name, set, company);
    return caller(name);
  }

  public Caller caller(String name) {
    return new Caller(tenant.host(), tokens.of(name, List.of(tenant.uuid()), "tenant-user"));
  }

  public void register(String name) {
    update(
        "insert into tenantry.tenant_user (id, name, registered_at, registered_by)"
            + " values (gen_random_uuid(), ?, now(), 'test')",
        name);
  }

  /**
   * @param set such as {@code application/sales}
   */
  public void assign(String name, String set, String company) {
    String[] parts = set.split("/");
    update(
        """
        insert into tenantry.permission_assignment
          (id, user_id, scope, permission_set, company_id, assigned_at, assigned_by)
        select gen_random_uuid(), u.id, ?, ?, c.id, now(), 'test'
          from tenantry.tenant_user u left join tenantry.company c on c.name = ?
         where u.name = ?
        """,
        parts[0],
        parts[1],
        company,
        name);
  }

  /** Makes a set of the tenant. */
  public void set(String name, String permissions) {
    update(
        """
        insert into tenantry.permission_set (id, name, title, permissions, created_at, updated_at)
        values (gen_random_uuid(), ?, 'of a test', string_to_array(?, ' '), now(), now())
        """,
        name,
        permissions);
  }

  public void update(String sql, Object... parameters) {
    tenants.inDatabase(
        tenant,
        content -> {
          try (PreparedStatement update = content.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
          }
        });
  }
}
