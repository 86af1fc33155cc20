package io.tenantry.app.sales;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.journal.Journal;
import io.tenantry.app.journal.PostingAccounts;
import io.tenantry.app.journal.PostingPeriods;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntries;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.ledger.Settlement;
import io.tenantry.app.receivable.CustomerLedger;
import io.tenantry.app.sales.CreditedLines.Credited;
import io.tenantry.app.sales.DocumentStore.CreditedLine;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.Numbers;
import io.tenantry.app.series.SeriesCode;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes back an invoice or a part of it with a credit memo, which settles as much of the invoice as
 * is still open.
 */
@ApplicationScoped
class CreditPosting {

  /** What there is once the ledger is held. */
  private record Found(
      Answer<Numbers> transactions,
      Answer<Numbers> numbers,
      Answer<LocalDate> closed,
      PostingAccounts.Chosen accounts,
      Answer<Credited> credited,
      Answer<LineView> invoiced,
      Answer<OpenEntry> owed) {}

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
  private final PostingPeriods periods;
  private final PostingAccounts accounts;
  private final NumberSeries series;
  private final DocumentStore documents;
  private final CustomerLedger customers;
  private final TenantDay day;
  private final Supplier<UUID> ids;

  CreditPosting(
      CompanySql sql,
      Journal journal,
      PostingPeriods periods,
      PostingAccounts accounts,
      NumberSeries series,
      DocumentStore documents,
      CustomerLedger customers,
      TenantDay day,
      Supplier<UUID> ids) {
    this.sql = sql;
    this.journal = journal;
    this.periods = periods;
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
    LocalDate date = Optional.ofNullable(values.postingDate()).orElseGet(day::today);
    Found found = look(invoice, date);
    PostingPeriods.requireOpen(date, found.closed());
    List<CreditedLine> lines =
        new CreditedLines(found.invoiced().all(), found.credited().all()).of(wanted(values));
    Money net = Money.sum(lines.stream().map(line -> new Money(line.net())).toList());
    if (net.isZero()) {
      throw new ProblemException(ProblemType.NOTHING_TO_POST, "What is credited costs nothing");
    }
    NewDocument memo = memo(invoice, date, net, found);
    write(memo, lines, found);
    return memo.id();
  }

  private static Optional<Map<Integer, BigDecimal>> wanted(CreditValues values) {
    return Optional.ofNullable(values.lines())
        .map(
            lines ->
                lines.stream()
                    .collect(
                        Collectors.toMap(
                            CreditValues.Line::line,
                            CreditValues.Line::quantity,
                            BigDecimal::add)));
  }

  /** Holds the ledger from here on. */
  private Found look(DocumentRow invoice, LocalDate date) {
    RoundTrip look = new RoundTrip();
    Found found =
        new Found(
            journal.take(look, 1),
            series.take(look, SeriesCode.CREDIT_MEMO, 1),
            periods.closed(look, List.of(date)),
            accounts.read(look),
            creditedBefore(look, invoice),
            documents.lines(look, invoice.id()),
            customers.remaining(look, invoice.transaction()));
    sql.send(look);
    return found;
  }

  private NewDocument memo(DocumentRow invoice, LocalDate date, Money net, Found found) {
    return new NewDocument(
        DocumentKind.CREDIT_MEMO,
        ids.get(),
        found.numbers().one().text(0),
        invoice.buyer(),
        null,
        null,
        invoice.id(),
        date,
        date,
        net,
        found.transactions().one().value(0),
        journal.stamp());
  }

  private void write(NewDocument memo, List<CreditedLine> lines, Found found) {
    Balanced entries =
        Balanced.move(found.accounts().receivables(), found.accounts().sales(), memo.net());
    List<OpenEntry> owed = found.owed().all();
    OpenEntry credit = new OpenEntry(memo.transaction(), memo.net().negated());
    OpenEntries open = new OpenEntries(Stream.concat(owed.stream(), Stream.of(credit)).toList());
    Settlement.inOrder(credit, owed).forEach(open::settle);
    RoundTrip trip = new RoundTrip();
    journal.write(trip, List.of(memo.posting(entries)), memo.stamp());
    customers.write(trip, List.of(memo.entry()));
    documents.writeCreditMemo(trip, memo, lines);
    customers.settle(trip, open, memo.stamp());
    sql.send(trip);
  }

  private static Answer<Credited> creditedBefore(RoundTrip trip, DocumentRow invoice) {
    return trip.read(
        CREDITED,
        row -> new Credited(row.getInt(1), row.getBigDecimal(2), new Money(row.getBigDecimal(3))),
        invoice.id());
  }
}
