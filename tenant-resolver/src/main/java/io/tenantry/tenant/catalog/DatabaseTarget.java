package io.tenantry.tenant.catalog;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a tenant's database stands and how it is opened. Two equal targets may share a pool; any
 * difference means another pool.
 *
 * @param tenant whose stamp must be found there
 * @param incarnation that the stamp must carry; {@link #UNSTAMPED} where there is no stamp
 * @param server id of the database server, whose connections are budgeted
 * @param address {@code host:port[,host:port]}; of several the primary is chosen
 * @param sslMode as libpq names them
 * @param caCertificate PEM, or null for the JVM's own
 * @param database name
 * @param login of the application
 * @param secret of its password as the catalog keeps it; opened by {@link CatalogSource#password}
 *     alone, into a pool
 */
public record DatabaseTarget(
    UUID tenant,
    int incarnation,
    String server,
    String address,
    String sslMode,
    String caCertificate,
    String database,
    String login,
    byte[] secret) {

  /**
   * Incarnation of a database without a stamp: one that no control plane made, so that nothing but
   * its own login keeps it apart from others.
   */
  public static final int UNSTAMPED = 0;

  /** The same database, opened by another login. */
  public DatabaseTarget as(ReportLogin other) {
    return new DatabaseTarget(
        tenant,
        incarnation,
        server,
        address,
        sslMode,
        caCertificate,
        database,
        other.name(),
        other.secret());
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof DatabaseTarget that && same(that);
  }

  private boolean same(DatabaseTarget that) {
    return tenant.equals(that.tenant)
        && incarnation == that.incarnation
        && server.equals(that.server)
        && address.equals(that.address)
        && sslMode.equals(that.sslMode)
        && Objects.equals(caCertificate, that.caCertificate)
        && database.equals(that.database)
        && login.equals(that.login)
        && Arrays.equals(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tenant, incarnation, address, database, login);
  }

  /** Names the tenant and the server, never address or login. */
  @Override
  public String toString() {
    return "database of tenant " + tenant + " on server " + server;
  }
}
