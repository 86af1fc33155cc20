package io.tenantry.app.odata;

import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.company.TenantSql;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.permission.Reach;
import jakarta.inject.Singleton;

/** The ways out of this package that every request takes. */
@Singleton
class Doors {

  private final CompanyScope scope;
  private final CompanySql sql;
  private final TenantSql tenantSql;
  private final Links links;
  private final Permissions permissions;
  private final Reach reach;
  private final ODataConfig config;

  Doors(
      CompanyScope scope,
      CompanySql sql,
      TenantSql tenantSql,
      Links links,
      Permissions permissions,
      Reach reach,
      ODataConfig config) {
    this.scope = scope;
    this.sql = sql;
    this.tenantSql = tenantSql;
    this.links = links;
    this.permissions = permissions;
    this.reach = reach;
    this.config = config;
  }

  CompanyScope scope() {
    return scope;
  }

  CompanySql sql() {
    return sql;
  }

  TenantSql tenantSql() {
    return tenantSql;
  }

  Links links() {
    return links;
  }

  Permissions permissions() {
    return permissions;
  }

  /** Forgets what earlier requests of a batch were permitted. */
  Reach reach() {
    return reach;
  }

  ODataConfig config() {
    return config;
  }
}
