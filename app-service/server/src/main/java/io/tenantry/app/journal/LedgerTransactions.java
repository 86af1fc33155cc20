package io.tenantry.app.journal;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Entry;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.UnbalancedException;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The general ledger of the running transaction's company: reading it, and posting by hand. */
@ApplicationScoped
class LedgerTransactions {

  private record Account(String key, UUID id) {}

  private static final String ALL =
      """
      select t.number, t.kind, t.posting_date, t.document_number, t.description, t.reverses, t.posted_at, t.posted_by,
             (select r.number from business.ledger_transaction r where r.reverses = t.number) as reversed_by
        from business.ledger_transaction t
      """;
  private static final String ENTRIES =
      """
      select e.line, a.number, a.name, e.amount
        from business.ledger_entry e
        join business.account a on a.id = e.account_id
       where e.transaction_number = ?
       order by e.line
      """;

  private final CompanySql sql;
  private final Journal journal;
  private final TenantDay day;

  LedgerTransactions(CompanySql sql, Journal journal, TenantDay day) {
    this.sql = sql;
    this.journal = journal;
    this.day = day;
  }

  List<TransactionView> list(TransactionQuery query) {
    return sql.list(query.page(ALL), LedgerTransactions::view);
  }

  /**
   * @throws ProblemException {@code unknown-ledger-transaction}
   */
  TransactionView get(String number) {
    if (!number.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return sql.first(ALL + " where t.number = ?", LedgerTransactions::view, Long.valueOf(number))
        .orElseThrow(LedgerTransactions::unknown);
  }

  List<TransactionView.EntryView> entries(long transaction) {
    return sql.list(
        ENTRIES,
        row ->
            new TransactionView.EntryView(
                row.getInt(1), row.getString(2), row.getString(3), row.getBigDecimal(4)),
        transaction);
  }

  /**
   * Returns the number of the transaction.
   *
   * @throws ProblemException {@code validation-failed}, {@code period-closed}
   */
  long post(JournalValues values) {
    Balanced entries = balanced(values);
    return write(
        PostingKind.JOURNAL,
        values.postingDate(),
        values.description(),
        Optional.empty(),
        Optional.empty(),
        entries);
  }

  /**
   * Takes back a transaction that was posted by hand. Invoices are corrected by credit memos, and
   * payments are reversed with what they settled.
   *
   * @throws ProblemException {@code unknown-ledger-transaction}, {@code already-reversed}, {@code
   *     already-posted}, {@code period-closed}
   */
  long reverse(String number, TransactionReversal values) {
    journal.hold();
    TransactionView before = get(number);
    if (before.reversedBy() != null) {
      throw new ProblemException(
          ProblemType.ALREADY_REVERSED, "Transaction " + before.reversedBy() + " took it back");
    }
    if (!before.kind().equals(PostingKind.JOURNAL.code())) {
      throw new ProblemException(
          ProblemType.ALREADY_POSTED,
          "It belongs to a document: credit the invoice, or reverse the payment");
    }
    return write(
        PostingKind.REVERSAL,
        values.postingDate(),
        Optional.ofNullable(values.reason()).orElse("Reversal of transaction " + number),
        Optional.ofNullable(before.documentNumber()),
        Optional.of(before.number()),
        new Balanced(journal.entriesOf(before.number())).reversed());
  }

  private long write(
      PostingKind kind,
      LocalDate given,
      String description,
      Optional<String> document,
      Optional<Long> reverses,
      Balanced entries) {
    long number = journal.take(1).value(0);
    LocalDate date = Optional.ofNullable(given).orElseGet(day::today);
    journal.requireOpen(date);
    Posting posting = new Posting(number, kind, date, document, description, reverses, entries);
    journal.write(posting, journal.stamp());
    return number;
  }

  private Balanced balanced(JournalValues values) {
    Map<String, UUID> accounts = accounts(values);
    try {
      return new Balanced(
          values.entries().stream()
              .map(l -> new Entry(accounts.get(key(l.account())), new Money(l.amount())))
              .toList());
    } catch (UnbalancedException e) {
      throw ProblemException.invalid(
          "entries", "unbalanced", "make no transaction: " + e.getMessage());
    }
  }

  private Map<String, UUID> accounts(JournalValues values) {
    List<String> keys = values.entries().stream().map(l -> key(l.account())).distinct().toList();
    Map<String, UUID> accounts =
        sql
            .list(
                "select number_key, id from business.account where number_key = any (?)",
                row -> new Account(row.getString(1), row.getObject(2, UUID.class)),
                SqlArray.of("text", keys))
            .stream()
            .collect(Collectors.toMap(Account::key, Account::id));
    if (accounts.size() < keys.size()) {
      throw ProblemException.invalid(
          "entries", "unknown-account", "name what is not the number of an account");
    }
    return accounts;
  }

  private static String key(String number) {
    return number.toLowerCase(Locale.ROOT);
  }

  private static TransactionView view(ResultSet row) throws SQLException {
    return new TransactionView(
        row.getLong("number"),
        row.getString("kind"),
        row.getObject("posting_date", LocalDate.class),
        row.getString("document_number"),
        row.getString("description"),
        row.getObject("reverses", Long.class),
        row.getObject("reversed_by", Long.class),
        row.getTimestamp("posted_at").toInstant(),
        row.getString("posted_by"),
        null,
        Map.of());
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_LEDGER_TRANSACTION, "This company has no transaction of that number");
  }
}
