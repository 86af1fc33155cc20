package io.tenantry.tenant.pool;

import io.agroal.api.AgroalDataSourceListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps the budget true to what an Agroal pool really has open. Agroal opens connections on its one
 * housekeeping thread, so at most one is being opened at a time.
 */
final class ConnectionLedger implements AgroalDataSourceListener {

  private static final Logger LOG = Logger.getLogger(ConnectionLedger.class);

  private final PoolBudget budget;
  private final PoolShare share;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Map<Connection, Lease> leases = new ConcurrentHashMap<>();
  private final Map<Connection, Lease> returning = new ConcurrentHashMap<>();
  private volatile Thread opener;
  private Connection opening;

  ConnectionLedger(PoolBudget budget, PoolShare share) {
    this.budget = budget;
    this.share = share;
  }

  /** From now on the lease ends when the connection goes back or is closed. */
  void bind(Connection raw, Lease lease) {
    leases.put(raw, lease);
    if (!open.contains(raw)) {
      release(raw);
    }
  }

  @Override
  public void beforeConnectionCreation() {
    if (!budget.opening(share)) {
      throw new NoRoomYetException();
    }
    opener = Thread.currentThread();
  }

  @Override
  public void onConnectionCreation(Connection raw) {
    opening = raw;
    open.add(raw);
  }

  @Override
  public void onConnectionPooled(Connection raw) {
    opener = null;
    opening = null;
  }

  @Override
  public void onWarning(String message) {
    openingFailed();
  }

  @Override
  public void onWarning(Throwable throwable) {
    openingFailed();
  }

  /** Agroal forgets, but does not close, a connection that an interceptor has refused. */
  private void openingFailed() {
    if (opener != Thread.currentThread()) {
      return;
    }
    opener = null;
    if (opening == null) {
      budget.closed(share);
      return;
    }
    try {
      opening.close();
    } catch (SQLException e) {
      LOG.debugf("a refused connection was not closed cleanly: state=%s", e.getSQLState());
    }
    onConnectionDestroy(opening);
    opening = null;
  }

  /**
   * A connection that is back may be lent to another thread before Agroal says so: its lease is set
   * aside first, so that the next one's cannot be taken for it.
   */
  @Override
  public void beforeConnectionReturn(Connection raw) {
    Lease lease = leases.remove(raw);
    Lease late = lease == null ? null : returning.put(raw, lease);
    if (late != null) {
      late.release();
    }
  }

  @Override
  public void onConnectionReturn(Connection raw) {
    returned(raw);
  }

  @Override
  public void onConnectionReap(Connection raw) {
    returned(raw);
  }

  @Override
  public void onConnectionFlush(Connection raw) {
    returned(raw);
  }

  @Override
  public void onConnectionDestroy(Connection raw) {
    if (open.remove(raw)) {
      budget.closed(share);
    }
    returned(raw);
    release(raw);
  }

  private void returned(Connection raw) {
    Lease lease = returning.remove(raw);
    if (lease != null) {
      lease.release();
    }
  }

  private void release(Connection raw) {
    Lease lease = leases.remove(raw);
    if (lease != null) {
      lease.release();
    }
  }

  /** A connection of the same pool is still being closed; the caller tries again at once. */
  static final class NoRoomYetException extends RuntimeException {

    NoRoomYetException() {
      super("no room yet", null, false, false);
    }
  }
}
