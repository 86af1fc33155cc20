package io.tenantry.app.payment;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.UuidText;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.DocumentQuery;
import io.tenantry.app.sql.RoundTrip;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes payments of the running transaction's company. */
@ApplicationScoped
class PaymentStore {

  /** Who pays. */
  record Payer(UUID id, String number, String name) {}

  /**
   * What can be paid.
   *
   * @param key its number in lower case
   */
  record Invoice(String key, OpenEntry open) {}

  /** A payment to be inserted. */
  record NewPayment(
      UUID id,
      String number,
      Payer payer,
      LocalDate date,
      Money amount,
      String description,
      long transaction,
      Stamp stamp) {}

  private static final String ALL =
      """
      select p.id, p.number, p.number_key, p.customer_id, p.customer_number,
             lower(p.customer_number) as customer_key, p.customer_name, p.name_key, p.posting_date as on_date,
             p.amount, p.description, p.transaction_number, p.posted_at, p.posted_by,
             (select e.remaining from business.open_customer_entry e
               where e.transaction_number = p.transaction_number) as remaining,
             (select r.number from business.ledger_transaction r
               where r.reverses = p.transaction_number) as reversal
        from business.payment p
      """;
  private static final String INSERT =
      """
      insert into business.payment (id, number, customer_id, customer_number, customer_name, posting_date, amount,
                                    description, transaction_number, posted_at, posted_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as timestamptz), ?)
      """;
  private static final String INVOICES =
      """
      select d.number_key, d.transaction_number, coalesce(e.remaining, 0)
        from business.sales_document d
        left join business.open_customer_entry e on e.transaction_number = d.transaction_number
       where d.kind = 'invoice' and d.customer_id = ? and d.number_key = any (?)
      """;
  private static final String PAYER = "select id, number, name from business.customer where ";

  private final CompanySql sql;

  PaymentStore(CompanySql sql) {
    this.sql = sql;
  }

  List<PaymentRow> list(DocumentQuery query) {
    return sql.list(query.page(ALL), PaymentStore::row);
  }

  /**
   * @param reference number, in any letter case, or id
   * @throws ProblemException {@code unknown-payment}
   */
  PaymentRow get(String reference) {
    RoundTrip trip = new RoundTrip();
    Answer<PaymentRow> payment = find(trip, reference);
    sql.send(trip);
    return one(payment);
  }

  /** Has a round trip look for it; {@link #one} takes it from there. */
  Answer<PaymentRow> find(RoundTrip trip, String reference) {
    Optional<UUID> id = UuidText.parse(reference);
    String condition = id.isPresent() ? " where p.id = ?" : " where p.number_key = ?";
    return trip.read(ALL + condition, PaymentStore::row, parameter(id, reference));
  }

  /**
   * @throws ProblemException {@code unknown-payment}
   */
  static PaymentRow one(Answer<PaymentRow> found) {
    return found.all().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_PAYMENT, "This company has none of that number or id"));
  }

  /**
   * @param reference number, in any letter case, or id
   */
  Optional<Payer> payer(String reference) {
    Optional<UUID> id = UuidText.parse(reference);
    return sql.first(
        PAYER + (id.isPresent() ? "id = ?" : "number_key = ?"),
        row -> new Payer(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
        parameter(id, reference));
  }

  /**
   * Has a round trip read a customer's invoices.
   *
   * @param numbers in any letter case; what is none of them is left out
   */
  Answer<Invoice> invoices(RoundTrip trip, UUID customer, Collection<String> numbers) {
    return trip.read(
        INVOICES,
        row ->
            new Invoice(
                row.getString(1), new OpenEntry(row.getLong(2), new Money(row.getBigDecimal(3)))),
        customer,
        SqlArray.of("text", numbers.stream().map(PaymentStore::key).toList()));
  }

  /** Has a round trip write it. */
  void insert(RoundTrip trip, NewPayment payment) {
    trip.run(
        INSERT,
        payment.id(),
        payment.number(),
        payment.payer().id(),
        payment.payer().number(),
        payment.payer().name(),
        payment.date(),
        payment.amount().amount(),
        payment.description(),
        payment.transaction(),
        payment.stamp().at().toString(),
        payment.stamp().by());
  }

  /** Numbers as they are compared. */
  static String key(String number) {
    return number.toLowerCase(Locale.ROOT);
  }

  private static Object parameter(Optional<UUID> id, String number) {
    return id.<Object>map(given -> given).orElse(key(number));
  }

  private static PaymentRow row(ResultSet row) throws SQLException {
    return new PaymentRow(
        row.getObject("id", UUID.class),
        row.getString("number"),
        row.getObject("customer_id", UUID.class),
        row.getString("customer_number"),
        row.getString("customer_name"),
        row.getObject("on_date", LocalDate.class),
        row.getBigDecimal("amount"),
        row.getString("description"),
        Optional.ofNullable(row.getBigDecimal("remaining")).orElse(BigDecimal.ZERO.setScale(2)),
        row.getLong("transaction_number"),
        row.getObject("reversal", Long.class),
        row.getTimestamp("posted_at").toInstant(),
        row.getString("posted_by"));
  }
}
