package io.tenantry.app.company;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Refuses statements on business tables unless the running transaction has a company. PostgreSQL
 * would answer them with no rows, which looks like an empty company; a mistake of ours has to look
 * like one.
 *
 * <p>Hibernate asks before each statement it sends, on the thread of the transaction.
 */
@Singleton
@PersistenceUnitExtension
class CompanyGuard implements StatementInspector {

  /** Key of the transaction's company among the resources of the transaction. */
  static final Object COMPANY = CompanyGuard.class;

  private static final Pattern BUSINESS_TABLE = Pattern.compile("\\bbusiness\\.");

  private final transient TransactionSynchronizationRegistry transaction;

  CompanyGuard(TransactionSynchronizationRegistry transaction) {
    this.transaction = transaction;
  }

  @Override
  public String inspect(String sql) {
    if (BUSINESS_TABLE.matcher(sql).find()) {
      requireCompany();
    }
    return sql;
  }

  /**
   * @throws NoCompanyException if the running transaction has no company
   */
  void requireCompany() {
    if (!hasCompany()) {
      throw new NoCompanyException();
    }
  }

  private boolean hasCompany() {
    return transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION
        && transaction.getResource(COMPANY) != null;
  }
}
