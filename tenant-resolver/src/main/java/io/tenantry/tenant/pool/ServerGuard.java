package io.tenantry.tenant.pool;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * A circuit breaker for one database server. Once it has not answered several times, nobody waits
 * for it for a second: its tenants are told so at once, and the threads of this instance are for
 * the tenants of other servers. Then one request tries whether it is back.
 *
 * <p>Only opening a connection is guarded. A database that refuses one tenant (its login, its
 * stamp) says nothing about the others.
 */
final class ServerGuard {

  private static final Logger LOG = Logger.getLogger(ServerGuard.class);
  private static final int ATTEMPTS = 6;
  private static final double FAILED_OF_THOSE = 0.5;
  private static final long CLOSED_FOR_MILLIS = 1_000;

  private final String server;
  private final TypedGuard<Connection> breaker;

  ServerGuard(String server) {
    this.server = server;
    this.breaker =
        TypedGuard.create(Connection.class)
            .withCircuitBreaker()
            .requestVolumeThreshold(ATTEMPTS)
            .failureRatio(FAILED_OF_THOSE)
            .delay(CLOSED_FOR_MILLIS, ChronoUnit.MILLIS)
            .successThreshold(1)
            .when(ServerGuard::serverDown)
            .onStateChange(this::report)
            .done()
            .build();
  }

  /**
   * @throws TenantProblemException {@code tenant-database-unavailable} without trying, while the
   *     server counts as down
   */
  Connection connection(Opening opening) throws SQLException {
    try {
      return breaker.call(opening::open);
    } catch (CircuitBreakerOpenException e) {
      throw new TenantProblemException(
          TenantProblem.TENANT_DATABASE_UNAVAILABLE,
          "The tenant's database server does not answer; try again shortly.",
          e);
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new SQLException(e);
    }
  }

  /** No answer in time, or one of the classes "connection exception", "shutting down", "full". */
  private static boolean serverDown(Throwable failure) {
    if (!(failure instanceof SQLException sql)) {
      return false;
    }
    String state = sql.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("57P0")
        || "53300".equals(state);
  }

  private void report(CircuitBreakerState state) {
    LOG.warnf("database server %s: circuit is %s", server, state);
  }

  /** Opens a connection. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }
}
