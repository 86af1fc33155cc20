package io.tenantry.app.journal;

import static io.tenantry.app.sql.InsertMany.column;

import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.ledger.Entry;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.Numbers;
import io.tenantry.app.series.SeriesCode;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.InsertMany;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes transactions into the general ledger of the running transaction's company. */
@ApplicationScoped
public class Journal {

  private static final int LONGEST_NAME = 200;

  private record StampedPosting(Posting posting, Stamp stamp) {}

  private record Line(long transaction, int line, Entry entry) {}

  private static final InsertMany<StampedPosting> TRANSACTIONS =
      new InsertMany<>(
          "business.ledger_transaction (number, kind, posting_date, document_number, description,"
              + " reverses, posted_at, posted_by)",
          List.of(
              column("bigint", p -> p.posting().number()),
              column("text", p -> p.posting().kind().code()),
              column("date", p -> p.posting().date()),
              column("text", p -> p.posting().documentNumber().orElse(null)),
              column("text", p -> p.posting().description()),
              column("bigint", p -> p.posting().reverses().orElse(null)),
              column("timestamptz", p -> p.stamp().at()),
              column("text", p -> p.stamp().by())));
  private static final InsertMany<Line> ENTRIES =
      new InsertMany<>(
          "business.ledger_entry (transaction_number, line, account_id, amount)",
          List.of(
              column("bigint", Line::transaction),
              column("integer", Line::line),
              column("uuid", l -> l.entry().account()),
              column("numeric", l -> l.entry().amount().amount())));

  private final CompanySql sql;
  private final NumberSeries series;
  private final PostingPeriods periods;
  private final SecurityIdentity caller;
  private final InstantSource time;

  Journal(
      CompanySql sql,
      NumberSeries series,
      PostingPeriods periods,
      SecurityIdentity caller,
      InstantSource time) {
    this.sql = sql;
    this.series = series;
    this.periods = periods;
    this.caller = caller;
    this.time = time;
  }

  /**
   * Takes transaction numbers, and with them the company's ledger until the database transaction
   * ends.
   */
  public Numbers take(int count) {
    return series.take(SeriesCode.TRANSACTION, count);
  }

  /** Has a round trip take transaction numbers. */
  public Answer<Numbers> take(RoundTrip trip, int count) {
    return series.take(trip, SeriesCode.TRANSACTION, count);
  }

  /** Has a round trip put back the last of those that the same database transaction took. */
  public void giveBack(RoundTrip trip, int count) {
    series.giveBack(trip, SeriesCode.TRANSACTION, count);
  }

  /** Takes the company's ledger only. */
  public void hold() {
    RoundTrip trip = new RoundTrip();
    hold(trip);
    sql.send(trip);
  }

  /** Has a round trip take the company's ledger only. */
  public void hold(RoundTrip trip) {
    series.hold(trip, SeriesCode.TRANSACTION);
  }

  /** Who is posting now. */
  public Stamp stamp() {
    String name = caller.getPrincipal().getName();
    return new Stamp(
        time.instant().truncatedTo(ChronoUnit.MICROS),
        name.substring(0, Math.min(name.length(), LONGEST_NAME)));
  }

  /**
   * @throws ProblemException {@code period-closed}
   */
  public void requireOpen(LocalDate date) {
    RoundTrip trip = new RoundTrip();
    Answer<LocalDate> closed = periods.closed(trip, List.of(date));
    sql.send(trip);
    PostingPeriods.requireOpen(date, closed);
  }

  /** The entries of a transaction, in their order. */
  public List<Entry> entriesOf(long transaction) {
    RoundTrip trip = new RoundTrip();
    Answer<Entry> entries = entriesOf(trip, transaction);
    sql.send(trip);
    return entries.all();
  }

  /** Has a round trip read them. */
  public Answer<Entry> entriesOf(RoundTrip trip, long transaction) {
    return trip.read(
        "select account_id, amount from business.ledger_entry"
            + " where transaction_number = ? order by line",
        row -> new Entry(row.getObject(1, UUID.class), new Money(row.getBigDecimal(2))),
        transaction);
  }

  /** Writes a transaction whose date is in an open period. */
  public void write(Posting posting, Stamp stamp) {
    RoundTrip trip = new RoundTrip();
    write(trip, List.of(posting), stamp);
    sql.send(trip);
  }

  /** Has a round trip write transactions whose dates are in open periods. */
  public void write(RoundTrip trip, List<Posting> postings, Stamp stamp) {
    trip.insert(TRANSACTIONS, postings.stream().map(p -> new StampedPosting(p, stamp)).toList());
    List<Line> lines = new ArrayList<>();
    for (Posting posting : postings) {
      int line = 0;
      for (Entry entry : posting.entries().entries()) {
        lines.add(new Line(posting.number(), ++line, entry));
      }
    }
    trip.insert(ENTRIES, lines);
  }
}
