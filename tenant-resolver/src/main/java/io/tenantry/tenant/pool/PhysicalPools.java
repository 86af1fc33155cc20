package io.tenantry.tenant.pool;

import io.agroal.narayana.NarayanaTransactionIntegration;
import io.tenantry.tenant.catalog.ChosenCatalog;
import io.tenantry.tenant.catalog.DatabaseTarget;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.Driver;

/** Makes Agroal pools; the only place where a password is in the clear. */
@Singleton
class PhysicalPools {

  private final ChosenCatalog catalog;
  private final TransactionManager transactions;
  private final TransactionSynchronizationRegistry synchronizations;
  private final Duration acquireTimeout;
  private final DriverProperties driver;
  private final Map<String, ServerGuard> guards = new ConcurrentHashMap<>();

  PhysicalPools(
      ChosenCatalog catalog,
      TransactionManager transactions,
      TransactionSynchronizationRegistry synchronizations,
      PoolConfig config) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.synchronizations = synchronizations;
    this.acquireTimeout = config.pool().acquireTimeout();
    this.driver = new DriverProperties(config.pool().driverProperties());
  }

  /** Opens a connection, unless the target's database server has just proved to be down. */
  Connection guarded(DatabaseTarget target, ServerGuard.Opening opening) throws SQLException {
    return guards
        .computeIfAbsent(target.address(), address -> new ServerGuard(target.server()))
        .connection(opening);
  }

  PhysicalPool create(DatabaseTarget target, PoolShare share, PoolBudget budget)
      throws SQLException {
    return new PhysicalPool(
        target,
        said(target),
        password(target),
        share.most(),
        acquireTimeout,
        new ConnectionLedger(budget, share),
        new NarayanaTransactionIntegration(transactions, synchronizations));
  }

  /** A connection of its own, for one report. */
  Connection open(DatabaseTarget target) throws SQLException {
    return new Driver().connect(ConnectionUrl.of(target), properties(target));
  }

  private Properties properties(DatabaseTarget target) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(said(target));
    properties.setProperty("ApplicationName", "tenantry report");
    properties.setProperty("user", target.login());
    properties.setProperty("password", password(target));
    // What a report sends at once, so that a text without end does not fill this process.
    properties.setProperty("maxResultBuffer", "32M");
    return properties;
  }

  private Map<String, String> said(DatabaseTarget target) {
    return driver.beside(ConnectionUrl.properties(target));
  }

  private String password(DatabaseTarget target) throws SQLException {
    try {
      return catalog.source().password(target);
    } catch (GeneralSecurityException e) {
      throw new SQLException("the secret of the " + target + " does not open", "28000", e);
    }
  }
}
