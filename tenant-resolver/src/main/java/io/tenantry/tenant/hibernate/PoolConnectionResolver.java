package io.tenantry.tenant.hibernate;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantConnectionResolver;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.pool.LiveTenants;
import jakarta.inject.Singleton;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/**
 * Gives Hibernate a provider per tenant, which it keeps until {@link ProvidersOfHibernate} takes
 * it.
 */
@Singleton
@PersistenceUnitExtension
class PoolConnectionResolver implements TenantConnectionResolver {

  private final CurrentTenant current;
  private final LiveTenants tenants;

  PoolConnectionResolver(CurrentTenant current, LiveTenants tenants) {
    this.current = current;
    this.tenants = tenants;
  }

  @Override
  public ConnectionProvider resolve(String tenantId) {
    return new LivePoolConnectionProvider(new SessionTenant(tenantId), current, tenants);
  }
}
