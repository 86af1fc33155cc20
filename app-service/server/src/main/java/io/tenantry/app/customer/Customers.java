package io.tenantry.app.customer;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.http.SortOrder;
import io.tenantry.app.http.SqlFailure;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.http.UuidText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The customers of the running transaction's company. Every method has to be called inside {@link
 * io.tenantry.app.company.CompanyScope}. {@code reference} is a customer's number, in any letter
 * case, or id.
 */
@ApplicationScoped
public class Customers {

  private static final String FOUND =
      "(numberKey like lower(?1) escape '!' or nameKey like lower(?1) escape '!')";
  private static final Pattern NUMBER = Pattern.compile(CustomerNumber.GRAMMAR);

  private final InstantSource time;
  private final Supplier<UUID> ids;

  Customers(InstantSource time, Supplier<UUID> ids) {
    this.time = time;
    this.ids = ids;
  }

  /**
   * @param search part of number or name, in any letter case
   * @param most how many to return at most
   */
  List<Customer> list(SortOrder order, Optional<String> search, Optional<Cursor> after, int most) {
    String by = " order by " + order.orderBy();
    String pattern = SearchPattern.containing(search.orElse(""));
    PanacheQuery<Customer> query =
        after
            .map(
                row ->
                    Customer.<Customer>find(
                        FOUND + " and " + order.behind("?2", "?3") + by,
                        pattern,
                        row.key(),
                        row.id()))
            .orElseGet(() -> Customer.find(FOUND + by, pattern));
    return query.range(0, most - 1).list();
  }

  /**
   * @throws ProblemException {@code unknown-customer}
   */
  Customer get(String reference) {
    return find(reference, LockModeType.NONE);
  }

  /**
   * @throws ProblemException {@code customer-exists}
   */
  public Customer create(CustomerValues values) {
    Customer customer = new Customer(ids.get(), values, now());
    customer.persist();
    flush();
    return customer;
  }

  /**
   * Locks the row first, so that of two changes at once the second sees what the first did, and
   * fails if it named a version.
   *
   * @throws ProblemException {@code unknown-customer}, {@code version-mismatch}, {@code
   *     customer-exists}
   */
  public Customer change(
      String reference, Preconditions preconditions, UnaryOperator<CustomerValues> change) {
    Customer customer = find(reference, LockModeType.PESSIMISTIC_WRITE);
    preconditions.requireMatch(customer.tag());
    customer.change(change.apply(customer.values()), now());
    flush();
    return customer;
  }

  /**
   * @throws ProblemException {@code unknown-customer}, {@code version-mismatch}, {@code in-use}
   */
  public void delete(String reference, Preconditions preconditions) {
    Customer customer = find(reference, LockModeType.PESSIMISTIC_WRITE);
    preconditions.requireMatch(customer.tag());
    customer.delete();
    flush();
  }

  private static Customer find(String reference, LockModeType lock) {
    return query(reference)
        .flatMap(query -> query.withLock(lock).<Customer>firstResultOptional())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_CUSTOMER,
                    "This company has no customer of that number or id"));
  }

  private static Optional<PanacheQuery<Customer>> query(String reference) {
    if (NUMBER.matcher(reference).matches()) {
      return Optional.of(Customer.find("numberKey", reference.toLowerCase(Locale.ROOT)));
    }
    return UuidText.parse(reference).map(id -> Customer.find("id", id));
  }

  private static void flush() {
    try {
      Customer.flush();
    } catch (PersistenceException e) {
      if (SqlFailure.REFERRED.isCauseOf(e)) {
        throw new ProblemException(
            ProblemType.IN_USE, "Documents or entries refer to the customer; it has to stay");
      }
      throw UniqueViolation.of(e, "customer_number_is_unique")
          .<RuntimeException>map(taken -> taken())
          .orElse(e);
    }
  }

  private static ProblemException taken() {
    return new ProblemException(
        ProblemType.CUSTOMER_EXISTS,
        "The company has a customer of this number; numbers differ by more than letter case");
  }

  /** As PostgreSQL stores it, so that the answer to a change equals a later read. */
  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
