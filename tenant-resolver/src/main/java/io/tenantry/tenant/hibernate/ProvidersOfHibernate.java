package io.tenantry.tenant.hibernate;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.hibernate.orm.runtime.tenant.HibernateMultiTenantConnectionProvider;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Takes out of Quarkus the connection providers of tenants that are gone. Quarkus 3.27 keeps the
 * first one of each tenant for ever (quarkus#35270), so this reaches into a private field; a
 * version without that field is noticed at start-up.
 *
 * <p>A request that is still inside gets another provider when it needs one: they hold nothing.
 */
@Singleton
class ProvidersOfHibernate implements CatalogListener {

  private final InjectableInstance<SessionFactory> factories;
  private final Field kept;

  ProvidersOfHibernate(@Any InjectableInstance<SessionFactory> factories) {
    this.factories = factories;
    try {
      kept = HibernateMultiTenantConnectionProvider.class.getDeclaredField("providerMap");
      kept.setAccessible(true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "quarkus-hibernate-orm keeps providers differently than in 3.27;"
              + " see ProvidersOfHibernate",
          e);
    }
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    for (SessionFactory factory : factories.listActive()) {
      providers(factory)
          .ifPresent(providers -> providers.keySet().removeIf(tenantId -> gone(tenantId, after)));
    }
  }

  private Optional<Map<?, ?>> providers(SessionFactory factory) {
    MultiTenantConnectionProvider<?> service =
        factory
            .unwrap(SessionFactoryImplementor.class)
            .getServiceRegistry()
            .getService(MultiTenantConnectionProvider.class);
    if (!(service instanceof HibernateMultiTenantConnectionProvider)) {
      return Optional.empty();
    }
    try {
      return Optional.of((Map<?, ?>) kept.get(service));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean gone(Object tenantId, CatalogSnapshot catalog) {
    if (CatalogTenantResolver.NOBODY.equals(tenantId)) {
      return false;
    }
    SessionTenant kept = new SessionTenant((String) tenantId);
    return !kept.mountedAs(catalog.byUuid(kept.tenant()));
  }

  /** Nothing to drain: providers are no connections. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    // Hibernate itself stops, and its providers with it.
  }
}
