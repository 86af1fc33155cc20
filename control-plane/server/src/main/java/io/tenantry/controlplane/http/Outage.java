package io.tenantry.controlplane.http;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;

/**
 * Tells a database that is down from a fault of ours: only the former is worth trying again.
 *
 * <p>A connection that cannot be had is an outage whatever the reason; one that was lost is told by
 * the classes of SQLSTATE that PostgreSQL and its driver give to that.
 */
final class Outage {

  private static final String CONNECTION_LOST = "08";
  private static final String OUT_OF_RESOURCES = "53";

  /** Shut down by an administrator, crashed, starting up. */
  private static final String OPERATOR_INTERVENED = "57P";

  private Outage() {}

  static boolean isCauseOf(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException
          || cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(String state) {
    return state != null
        && (state.startsWith(CONNECTION_LOST)
            || state.startsWith(OUT_OF_RESOURCES)
            || state.startsWith(OPERATOR_INTERVENED));
  }
}
