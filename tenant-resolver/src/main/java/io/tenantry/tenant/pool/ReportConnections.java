package io.tenantry.tenant.pool;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.catalog.DatabaseTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The connections of one tenant's reports. They are not pooled: each is opened for a report,
 * counted in the budget of its server while it is open, and closed.
 *
 * <p>Thread-safe.
 */
final class ReportConnections implements PoolShare.Holder {

  private static final Logger LOG = Logger.getLogger(ReportConnections.class);

  /** Reports of one tenant at the same time, on this instance; further ones wait. */
  private static final int MOST = 2;

  private final DatabaseTarget target;
  private final PoolBudget budget;
  private final PoolShare share;
  private final PhysicalPools connections;
  private final Duration acquireTimeout;
  private final Set<ReportConnection> open = ConcurrentHashMap.newKeySet();

  /**
   * @param target the tenant's database, as its report login opens it
   */
  ReportConnections(
      DatabaseTarget target, PoolBudget budget, PoolConfig.Pool config, PhysicalPools connections) {
    this.target = target;
    this.budget = budget;
    this.share = new PoolShare(MOST, config.maxWaiting(), this);
    this.connections = connections;
    this.acquireTimeout = config.acquireTimeout();
  }

  /**
   * Opens one, its stamp checked; the caller closes it.
   *
   * @throws TenantProblemException when there is none within the bounds, or the database does not
   *     answer, or is not the tenant's
   */
  ReportConnection open() {
    Lease lease = budget.acquire(share, acquireTimeout);
    boolean counted = budget.opening(share);
    try {
      return register(checked(connections.open(target)), lease);
    } catch (SQLException | RuntimeException e) {
      if (counted) {
        budget.closed(share);
      }
      lease.release();
      LOG.errorf("a report cannot use the %s: %s", target, e.getMessage());
      throw new TenantProblemException(
          TenantProblem.TENANT_DATABASE_UNAVAILABLE,
          "The tenant's database does not answer; try again shortly.",
          e);
    }
  }

  private Connection checked(Connection connection) throws SQLException {
    try {
      new StampCheck(target).onConnectionCreate(connection);
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private ReportConnection register(Connection connection, Lease lease) {
    ReportConnection[] self = new ReportConnection[1];
    self[0] =
        new ReportConnection(
            connection,
            () -> {
              open.remove(self[0]);
              // In this order: a connection that is not lent would count as an idle one.
              budget.closed(share);
              lease.release();
            });
    open.add(self[0]);
    return self[0];
  }

  /** Lends nothing any more. */
  void retire() {
    budget.retire(share);
  }

  boolean gone() {
    return budget.empty(share);
  }

  /** Cuts off the reports that still run. */
  void closeHard() {
    open.forEach(ReportConnection::cutOff);
  }

  @Override
  public void closeIdle() {
    // There are none: a connection that is not used is closed.
  }

  @Override
  public void used(long nanos) {
    // The time of reports is not counted yet.
  }

  @Override
  public void emptied() {
    // Nothing is kept that would have to go.
  }
}
