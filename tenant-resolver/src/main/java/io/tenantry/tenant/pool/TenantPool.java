package io.tenantry.tenant.pool;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.catalog.DatabaseTarget;
import io.tenantry.tenant.pool.ConnectionLedger.NoRoomYetException;
import io.tenantry.tenant.usage.UsageCounters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The connections to one tenant's database. Light until first use and after the last connection has
 * gone: the Agroal pool with its thread exists only in between.
 *
 * <p>Thread-safe.
 */
final class TenantPool implements PoolShare.Holder {

  private static final Logger LOG = Logger.getLogger(TenantPool.class);
  private static final long UNTIL_NEXT_TRY_NANOS = 100_000;

  private final DatabaseTarget target;
  private final PoolBudget budget;
  private final PoolShare share;
  private final PhysicalPools factory;
  private final UsageCounters usage;
  private final Duration acquireTimeout;
  private final Executor housekeeping;
  private volatile PhysicalPool physical;

  TenantPool(
      DatabaseTarget target,
      PoolBudget budget,
      int most,
      PoolConfig.Pool config,
      PhysicalPools factory,
      UsageCounters usage,
      Executor housekeeping) {
    this.target = target;
    this.budget = budget;
    this.share = new PoolShare(most, config.maxWaiting(), this);
    this.factory = factory;
    this.usage = usage;
    this.acquireTimeout = config.acquireTimeout();
    this.housekeeping = housekeeping;
  }

  /**
   * A connection to the tenant's database, its stamp checked; in a transaction always the same one.
   *
   * @throws TenantProblemException when there is none within the bounds, or the database does not
   *     answer, or is not the tenant's
   */
  Connection connection() {
    try {
      PhysicalPool present = physical;
      if (present != null && present.enlisted()) {
        return present.again();
      }
      long deadline = System.nanoTime() + acquireTimeout.toNanos();
      Lease lease = budget.acquire(share, acquireTimeout);
      try {
        return lease.backed()
            ? connection(lease, deadline)
            : factory.guarded(target, () -> connection(lease, deadline));
      } catch (SQLException | RuntimeException e) {
        lease.release();
        throw e;
      }
    } catch (SQLException | WrongStampException e) {
      throw unavailable(e);
    }
  }

  private Connection connection(Lease lease, long deadline) throws SQLException {
    while (true) {
      try {
        return physical().connection(lease);
      } catch (NoRoomYetException e) {
        if (System.nanoTime() - deadline > 0) {
          throw new SQLException("no room within the time limit", e);
        }
        LockSupport.parkNanos(UNTIL_NEXT_TRY_NANOS);
      }
    }
  }

  private PhysicalPool physical() throws SQLException {
    PhysicalPool present = physical;
    if (present != null) {
      return present;
    }
    synchronized (this) {
      if (physical == null) {
        physical = factory.create(target, share, budget);
      }
      return physical;
    }
  }

  private TenantProblemException unavailable(Exception cause) {
    if (cause instanceof WrongStampException) {
      LOG.errorf("ALARM: refused to use the %s: %s", target, cause.getMessage());
    } else {
      LOG.errorf("the %s does not answer: state=%s", target, ((SQLException) cause).getSQLState());
    }
    return new TenantProblemException(
        TenantProblem.TENANT_DATABASE_UNAVAILABLE,
        "The tenant's database does not answer; try again shortly.",
        cause);
  }

  @Override
  public void closeIdle() {
    PhysicalPool present = physical;
    if (present != null) {
      present.closeIdle();
    }
  }

  @Override
  public void used(long nanos) {
    usage.databaseTime(target.tenant(), nanos);
  }

  @Override
  public void emptied() {
    housekeeping.execute(this::closeIfEmpty);
  }

  /** Changes the most connections of the tenant; running statements are not cut off. */
  void most(int most) {
    if (share.most() != most) {
      budget.most(share, most);
      Optional.ofNullable(physical).ifPresent(present -> present.most(most));
    }
  }

  PoolState state() {
    return budget.state(share);
  }

  private synchronized void closeIfEmpty() {
    // Unpublished before asking: whoever still finds it has had a lease since before the question.
    PhysicalPool present = physical;
    physical = null;
    if (present != null && budget.empty(share)) {
      present.close();
    } else {
      physical = present;
    }
  }

  /** Lends nothing any more and closes what comes back. */
  void retire() {
    budget.retire(share);
    PhysicalPool present = physical;
    if (present != null) {
      present.drain();
    }
  }

  /** Whether nothing is left of this pool. */
  boolean gone() {
    return physical == null && budget.empty(share);
  }

  /** Cuts off whoever still uses a connection. */
  synchronized void closeHard() {
    if (physical != null) {
      physical.close();
      physical = null;
    }
  }
}
