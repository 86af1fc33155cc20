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
import io.tenantry.app.sales.DocumentStore.CreditedLine;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.Numbers;
import io.tenantry.app.series.SeriesCode;
import io.tenantry.app.sql.Answer;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    RoundTrip look = new RoundTrip();
    Answer<Numbers> transactions = journal.take(look, 1);
    Answer<Numbers> numbers = series.take(look, SeriesCode.CREDIT_MEMO, 1);
    Answer<LocalDate> closed = periods.closed(look, List.of(date));
    PostingAccounts.Chosen chosen = accounts.read(look);
    Answer<Credited> before = creditedBefore(look, invoice);
    Answer<LineView> invoiced = documents.lines(look, invoice.id());
    Answer<OpenEntry> owed = customers.remaining(look, invoice.transaction());
    sql.send(look);
    if (!closed.all().isEmpty()) {
      throw PostingPeriods.refusal(date);
    }
    UUID id = ids.get();
    List<CreditedLine> lines = lines(id, invoiced.all(), before.all(), values);
    Money net = Money.sum(lines.stream().map(line -> new Money(line.net())).toList());
    if (net.isZero()) {
      throw new ProblemException(ProblemType.NOTHING_TO_POST, "What is credited costs nothing");
    }
    NewDocument memo =
        new NewDocument(
            DocumentKind.CREDIT_MEMO,
            id,
            numbers.one().text(0),
            invoice.buyer(),
            null,
            null,
            invoice.id(),
            date,
            date,
            net,
            transactions.one().value(0),
            journal.stamp());
    write(memo, lines, chosen, owed.all());
    return id;
  }

  private void write(
      NewDocument memo,
      List<CreditedLine> lines,
      PostingAccounts.Chosen chosen,
      List<OpenEntry> owed) {
    Balanced entries = Balanced.move(chosen.receivables(), chosen.sales(), memo.net());
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

  private static List<CreditedLine> lines(
      UUID memo, List<LineView> invoiced, List<Credited> creditedBefore, CreditValues values) {
    Map<Integer, Credited> before =
        creditedBefore.stream().collect(Collectors.toMap(Credited::line, Function.identity()));
    Map<Integer, BigDecimal> wanted = wanted(values);
    List<CreditedLine> lines = new ArrayList<>();
    for (LineView line : invoiced) {
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

  private static Answer<Credited> creditedBefore(RoundTrip trip, DocumentRow invoice) {
    return trip.read(
        CREDITED,
        row -> new Credited(row.getInt(1), row.getBigDecimal(2), new Money(row.getBigDecimal(3))),
        invoice.id());
  }

  private static ProblemException overCredited(String most) {
    return new ProblemException(ProblemType.OVER_CREDITED, most + " can be credited");
  }
}
