package io.tenantry.app.sales;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.journal.Journal;
import io.tenantry.app.journal.PostingAccounts;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.ledger.Settlement;
import io.tenantry.app.receivable.CustomerLedger;
import io.tenantry.app.sales.DocumentStore.CreditedLine;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.Numbers;
import io.tenantry.app.series.SeriesCode;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes back an invoice or a part of it with a credit memo, which settles as much of the invoice as
 * is still open. The last part of a line is credited with what is left of its amount, so that parts
 * never add up to a cent more than the whole.
 */
@ApplicationScoped
class CreditPosting {

  private record Credited(int line, BigDecimal quantity, Money net) {}

  private static final String CREDITED =
      """
      select l.corrects_line, sum(l.quantity), sum(l.net_amount)
        from business.sales_document d
        join business.sales_document_line l on l.document_id = d.id
       where d.corrects = ?
       group by l.corrects_line
      """;

  private final CompanySql sql;
  private final Journal journal;
  private final PostingAccounts accounts;
  private final NumberSeries series;
  private final DocumentStore documents;
  private final CustomerLedger customers;
  private final TenantDay day;
  private final Supplier<UUID> ids;

  CreditPosting(
      CompanySql sql,
      Journal journal,
      PostingAccounts accounts,
      NumberSeries series,
      DocumentStore documents,
      CustomerLedger customers,
      TenantDay day,
      Supplier<UUID> ids) {
    this.sql = sql;
    this.journal = journal;
    this.accounts = accounts;
    this.series = series;
    this.documents = documents;
    this.customers = customers;
    this.day = day;
    this.ids = ids;
  }

  /**
   * Returns the id of the credit memo.
   *
   * @throws ProblemException {@code unknown-sales-invoice}, {@code over-credited}, {@code
   *     nothing-to-post}, {@code period-closed}
   */
  UUID credit(String invoiceReference, CreditValues values) {
    DocumentRow invoice = documents.get(DocumentKind.INVOICE, invoiceReference);
    Numbers transactions = journal.take(1);
    LocalDate date = Optional.ofNullable(values.postingDate()).orElseGet(day::today);
    journal.requireOpen(date);
    UUID id = ids.get();
    List<CreditedLine> lines = lines(id, invoice, values);
    Money net = Money.sum(lines.stream().map(line -> new Money(line.net())).toList());
    if (net.isZero()) {
      throw new ProblemException(ProblemType.NOTHING_TO_POST, "What is credited costs nothing");
    }
    Stamp stamp = journal.stamp();
    String number = series.take(SeriesCode.CREDIT_MEMO, 1).text(0);
    NewDocument memo =
        new NewDocument(
            DocumentKind.CREDIT_MEMO,
            id,
            number,
            invoice.buyer(),
            null,
            null,
            invoice.id(),
            date,
            date,
            net,
            transactions.value(0),
            stamp);
    write(memo, lines, invoice, stamp);
    return id;
  }

  private void write(NewDocument memo, List<CreditedLine> lines, DocumentRow invoice, Stamp stamp) {
    PostingAccounts.Chosen chosen = accounts.read();
    Balanced entries = Balanced.move(chosen.receivables(), chosen.sales(), memo.net());
    RoundTrip trip = new RoundTrip();
    journal.write(trip, List.of(memo.posting(entries)), stamp);
    customers.write(trip, List.of(memo.entry()));
    documents.writeCreditMemo(trip, memo, lines);
    sql.send(trip);
    OpenEntry credit = new OpenEntry(memo.transaction(), memo.net().negated());
    List<OpenEntry> owed = customers.remaining(invoice.transaction()).stream().toList();
    customers.settle(Settlement.inOrder(credit, owed), stamp);
  }

  private List<CreditedLine> lines(UUID memo, DocumentRow invoice, CreditValues values) {
    Map<Integer, Credited> before = creditedBefore(invoice);
    Map<Integer, BigDecimal> wanted = wanted(values);
    List<CreditedLine> lines = new ArrayList<>();
    for (LineView line : documents.lines(invoice.id())) {
      Credited credited =
          before.getOrDefault(line.line(), new Credited(line.line(), BigDecimal.ZERO, Money.ZERO));
      BigDecimal left = line.quantity().subtract(credited.quantity());
      BigDecimal quantity =
          values.lines() == null ? left : wanted.getOrDefault(line.line(), BigDecimal.ZERO);
      wanted.remove(line.line());
      if (quantity.compareTo(left) > 0) {
        throw overCredited("Of line " + line.line() + " at most " + left.toPlainString());
      }
      if (quantity.signum() > 0) {
        Money net = net(line, credited, quantity, left);
        lines.add(new CreditedLine(memo, lines.size() + 1, line.line(), quantity, net.amount()));
      }
    }
    if (!wanted.isEmpty() || lines.isEmpty()) {
      throw overCredited(
          lines.isEmpty() ? "Nothing is left of the invoice that" : "Only lines of the invoice");
    }
    return lines;
  }

  private static Money net(LineView line, Credited credited, BigDecimal quantity, BigDecimal left) {
    Money rest = new Money(line.netAmount()).minus(credited.net());
    return quantity.compareTo(left) == 0
        ? rest
        : Money.ofLine(quantity, line.unitPrice(), line.discount()).smaller(rest);
  }

  private static Map<Integer, BigDecimal> wanted(CreditValues values) {
    Map<Integer, BigDecimal> wanted = new HashMap<>();
    if (values.lines() != null) {
      values.lines().forEach(l -> wanted.merge(l.line(), l.quantity(), BigDecimal::add));
    }
    return wanted;
  }

  private Map<Integer, Credited> creditedBefore(DocumentRow invoice) {
    Map<Integer, Credited> credited = new HashMap<>();
    sql.list(
            CREDITED,
            row ->
                new Credited(row.getInt(1), row.getBigDecimal(2), new Money(row.getBigDecimal(3))),
            invoice.id())
        .forEach(line -> credited.put(line.line(), line));
    return credited;
  }

  private static ProblemException overCredited(String most) {
    return new ProblemException(ProblemType.OVER_CREDITED, most + " can be credited");
  }
}
