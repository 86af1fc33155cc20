package io.tenantry.tenant.catalog;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Performs every duty in its turn. One that the catalog does not know yet (its control plane is of
 * the release before) is left out, so that following the catalog never depends on it. Used by the
 * catalog thread alone.
 */
@Singleton
class CatalogDuties {

  private static final Logger LOG = Logger.getLogger(CatalogDuties.class);
  private static final String UNDEFINED_FUNCTION = "42883";

  private final Iterable<CatalogDuty> duties;
  private final Set<CatalogDuty> unknownThere = new HashSet<>();

  @Inject
  CatalogDuties(@Any Instance<CatalogDuty> duties) {
    this.duties = duties;
  }

  private CatalogDuties(Iterable<CatalogDuty> duties) {
    this.duties = duties;
  }

  /** Duties outside a container. */
  static CatalogDuties of(List<CatalogDuty> duties) {
    return new CatalogDuties((Iterable<CatalogDuty>) duties);
  }

  /**
   * @throws SQLException when the connection is lost
   */
  void perform(Connection connection, UUID instance) throws SQLException {
    for (CatalogDuty duty : duties) {
      attempt(duty, () -> duty.perform(connection, instance));
    }
  }

  /** Like {@link #perform}, for the last time. */
  void finish(Connection connection, UUID instance) throws SQLException {
    for (CatalogDuty duty : duties) {
      attempt(duty, () -> duty.finish(connection, instance));
    }
  }

  private void attempt(CatalogDuty duty, Turn turn) throws SQLException {
    if (unknownThere.contains(duty)) {
      return;
    }
    try {
      turn.take();
    } catch (SQLException e) {
      if (connectionLost(e)) {
        throw e;
      }
      LOG.warnf("the catalog refused %s: state=%s", duty, e.getSQLState());
      if (UNDEFINED_FUNCTION.equals(e.getSQLState())) {
        unknownThere.add(duty);
      }
    }
  }

  private static boolean connectionLost(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  @FunctionalInterface
  private interface Turn {
    void take() throws SQLException;
  }
}
