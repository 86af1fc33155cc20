package io.tenantry.app.company;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.app.permission.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs work on the rows of one company: in a transaction of its own, which sees and writes only
 * that company's rows, however the statements are written; what the caller was not permitted in
 * that company is refused here. The work must not start another transaction, and a transaction
 * cannot change its company.
 */
@ApplicationScoped
public class CompanyScope {

  private static final Duration USUAL = Duration.ofSeconds(30);

  private final CompanyDirectory companies;
  private final TransactionSynchronizationRegistry transaction;
  private final Reach reach;

  CompanyScope(
      CompanyDirectory companies, TransactionSynchronizationRegistry transaction, Reach reach) {
    this.companies = companies;
    this.transaction = transaction;
    this.reach = reach;
  }

  /**
   * @param company name or id as a path gives it; null means the tenant's default company, or its
   *     only one
   * @throws io.tenantry.app.http.ProblemException {@code unknown-company}, {@code
   *     company-required}, {@code forbidden}
   * @throws io.quarkus.narayana.jta.QuarkusTransactionException if a transaction is running already
   */
  public <T> T call(String company, Function<ScopedCompany, T> work) {
    return call(company, USUAL, work);
  }

  /**
   * @param atMost after which the transaction is rolled back
   */
  public <T> T call(String company, Duration atMost, Function<ScopedCompany, T> work) {
    return QuarkusTransaction.disallowingExisting()
        .timeout((int) atMost.toSeconds())
        .call(() -> work.apply(enter(CompanyReference.ofNullable(company))));
  }

  /**
   * Runs work on what a tenant has outside of its companies; no business row is seen or written.
   */
  public <T> T outside(Duration atMost, Supplier<T> work) {
    return QuarkusTransaction.disallowingExisting()
        .timeout((int) atMost.toSeconds())
        .call(work::get);
  }

  private ScopedCompany enter(Optional<CompanyReference> reference) {
    ScopedCompany company = companies.enter(reference);
    reach.admit(company.id());
    transaction.putResource(CompanyGuard.COMPANY, company);
    return company;
  }
}
