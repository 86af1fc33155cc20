package io.tenantry.tenant.hibernate;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import io.tenantry.tenant.CurrentTenant;
import jakarta.inject.Singleton;

/** Tells Hibernate whose session it opens: the current tenant's, or nobody's. */
@Singleton
@PersistenceUnitExtension
class CatalogTenantResolver implements TenantResolver {

  /** No tenant's; Hibernate wants some text even before there is a request. */
  static final String NOBODY = "nobody";

  private final CurrentTenant current;

  CatalogTenantResolver(CurrentTenant current) {
    this.current = current;
  }

  @Override
  public String getDefaultTenantId() {
    return NOBODY;
  }

  @Override
  public String resolveTenantId() {
    return SessionTenant.of(current.get().entry().target()).id();
  }
}
