package io.tenantry.tenant.hibernate;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.pool.LiveTenants;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/**
 * Looks up the live pool of the current tenant at every call, because pools come and go while this
 * object stays.
 */
final class LivePoolConnectionProvider implements ConnectionProvider {

  private final SessionTenant opened;
  private final transient CurrentTenant current;
  private final transient LiveTenants tenants;

  LivePoolConnectionProvider(SessionTenant opened, CurrentTenant current, LiveTenants tenants) {
    this.opened = opened;
    this.current = current;
    this.tenants = tenants;
  }

  /**
   * A connection of the tenant whose session asks for it.
   *
   * @throws IllegalStateException when the session was opened for another tenant than the current
   *     one
   */
  @Override
  public Connection getConnection() {
    ResolvedTenant tenant = current.get();
    if (!opened.equals(SessionTenant.of(tenant.entry().target()))) {
      throw new IllegalStateException(
          "a session opened for tenant " + opened.id() + " is used for tenant " + tenant.uuid());
    }
    return tenants.connection(tenant);
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public boolean supportsAggressiveRelease() {
    return true;
  }

  @Override
  public boolean isUnwrappableAs(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }
}
