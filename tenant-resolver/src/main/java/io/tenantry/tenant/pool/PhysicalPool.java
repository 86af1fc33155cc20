package io.tenantry.tenant.pool;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.cache.ConnectionCache;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.tenantry.tenant.catalog.DatabaseTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** The Agroal pool of one tenant, while it has any connection. */
final class PhysicalPool implements AutoCloseable {

  /** A connection idle for longer is tried before use: its server may have been restarted. */
  private static final Duration TRUSTED_IDLE = Duration.ofSeconds(1);

  private static final int SECONDS_TO_ANSWER_A_TRY = 2;

  private static final Duration TO_LOG_IN = Duration.ofSeconds(5);

  private final ConnectionLedger ledger;
  private final NarayanaTransactionIntegration transactions;
  private final AgroalDataSource source;

  /**
   * @param driver properties of pgjdbc
   * @param transactions an integration of this pool alone: its key is per instance, and a shared
   *     one could hand another tenant's connection to the same transaction
   */
  PhysicalPool(
      DatabaseTarget target,
      Map<String, String> driver,
      String password,
      int most,
      Duration acquireTimeout,
      ConnectionLedger ledger,
      NarayanaTransactionIntegration transactions)
      throws SQLException {
    this.ledger = ledger;
    this.transactions = transactions;
    this.source =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(false)
                .connectionPoolConfiguration(
                    pool ->
                        pool.minSize(0)
                            .initialSize(0)
                            .maxSize(most)
                            .acquisitionTimeout(acquireTimeout)
                            .idleValidationTimeout(TRUSTED_IDLE)
                            .connectionValidator(
                                ConnectionValidator.defaultValidatorWithTimeout(
                                    SECONDS_TO_ANSWER_A_TRY))
                            .connectionCache(ConnectionCache.none())
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .transactionIntegration(transactions)
                            .connectionFactoryConfiguration(
                                factory ->
                                    told(factory, driver)
                                        .connectionProviderClass(Driver.class)
                                        .jdbcUrl(ConnectionUrl.of(target))
                                        .loginTimeout(TO_LOG_IN)
                                        .principal(new NamePrincipal(target.login()))
                                        .credential(new SimplePassword(password)))),
            ledger);
    source.setPoolInterceptors(List.of(new StampCheck(target)));
  }

  private static AgroalConnectionFactoryConfigurationSupplier told(
      AgroalConnectionFactoryConfigurationSupplier factory, Map<String, String> driver) {
    driver.forEach(factory::jdbcProperty);
    return factory;
  }

  /** Whether the running transaction already has a connection of this pool. */
  boolean enlisted() throws SQLException {
    return transactions.getTransactionAware() != null;
  }

  /** The connection that the running transaction already has. */
  Connection again() throws SQLException {
    return source.getConnection();
  }

  /** A connection that the lease pays for. */
  Connection connection(Lease lease) throws SQLException {
    Connection connection = source.getConnection();
    ledger.bind((Connection) connection.unwrap(PGConnection.class), lease);
    return connection;
  }

  void closeIdle() {
    source.flush(AgroalDataSource.FlushMode.IDLE);
  }

  /** Follows the most that the tenant's share may hold. */
  void most(int most) {
    source.getConfiguration().connectionPoolConfiguration().setMaxSize(Math.max(1, most));
  }

  /** Closes each connection as soon as it is given back. */
  void drain() {
    source.flush(AgroalDataSource.FlushMode.GRACEFUL);
  }

  /** Closes everything, also what is in use. */
  @Override
  public void close() {
    source.close();
  }
}
