package io.tenantry.app.sales;

import static io.tenantry.app.sql.InsertMany.column;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.UuidText;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.DocumentQuery;
import io.tenantry.app.sql.InsertMany;
import io.tenantry.app.sql.RoundTrip;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes posted documents of the running transaction's company. */
@ApplicationScoped
class DocumentStore {

  static final InsertMany<NewDocument> DOCUMENTS =
      new InsertMany<>(
          "business.sales_document (id, kind, number, customer_id, customer_number, customer_name,"
              + " address, city, region, postal_code, country, order_id, order_number, corrects,"
              + " posting_date, due_date, net_amount, transaction_number, posted_at, posted_by)",
          List.of(
              column("uuid", NewDocument::id),
              column("text", d -> d.kind().posting().code()),
              column("text", NewDocument::number),
              column("uuid", d -> d.buyer().id()),
              column("text", d -> d.buyer().number()),
              column("text", d -> d.buyer().name()),
              column("text", d -> d.buyer().address()),
              column("text", d -> d.buyer().city()),
              column("text", d -> d.buyer().region()),
              column("text", d -> d.buyer().postalCode()),
              column("text", d -> d.buyer().country()),
              column("uuid", NewDocument::order),
              column("text", NewDocument::orderNumber),
              column("uuid", NewDocument::corrects),
              column("date", NewDocument::postingDate),
              column("date", NewDocument::dueDate),
              column("numeric", d -> d.net().amount()),
              column("bigint", NewDocument::transaction),
              column("timestamptz", d -> d.stamp().at()),
              column("text", d -> d.stamp().by())));

  /** A document and its lines. */
  record WholeDocument(DocumentRow row, List<LineView> lines) {}

  /** A document that a round trip was asked for. */
  record Asked(Answer<DocumentRow> row, Answer<LineView> lines) {

    Optional<WholeDocument> found() {
      return row.all().stream().findFirst().map(one -> new WholeDocument(one, lines.all()));
    }
  }

  /** A line of a credit memo. */
  record CreditedLine(int line, int invoiceLine, BigDecimal quantity, BigDecimal net) {}

  private static final String LINES_OF_ORDERS =
      """
      insert into business.sales_document_line (document_id, line, item_id, item_number, description, quantity,
                                                unit_price, discount, net_amount)
      select given.document_id, l.line, l.item_id, i.number, l.description, l.quantity, l.unit_price, l.discount,
             l.net_amount
        from unnest(cast(? as uuid[]), cast(? as uuid[])) as given (document_id, order_id)
        join business.sales_order_line l on l.order_id = given.order_id
        join business.item i on i.id = l.item_id
      """;
  private static final String LINES_OF_INVOICE =
      """
      insert into business.sales_document_line (document_id, line, corrects_line, item_id, item_number, description,
                                                quantity, unit_price, discount, net_amount)
      select ?, given.line, l.line, l.item_id, l.item_number, l.description, given.quantity, l.unit_price, l.discount,
             given.net
        from unnest(cast(? as integer[]), cast(? as integer[]), cast(? as numeric[]), cast(? as numeric[]))
             as given (line, invoice_line, quantity, net)
        join business.sales_document_line l on l.document_id = ? and l.line = given.invoice_line
      """;
  private static final String ALL =
      """
      select d.id, d.number, d.number_key, d.customer_id, d.customer_number, lower(d.customer_number) as customer_key,
             d.customer_name, d.name_key, d.address, d.city, d.region, d.postal_code, d.country, d.order_number,
             (select i.number from business.sales_document i where i.id = d.corrects) as corrects,
             d.posting_date as on_date, d.due_date, d.net_amount, d.transaction_number, d.posted_at, d.posted_by,
             (select e.remaining from business.open_customer_entry e
               where e.transaction_number = d.transaction_number) as remaining
        from business.sales_document d
       where d.kind = '%s'
      """;
  private static final String LINES_OF =
      """
      select line, item_number, description, quantity, unit_price, discount, net_amount, corrects_line
        from business.sales_document_line where document_id = %s order by line
      """;

  private final CompanySql sql;

  DocumentStore(CompanySql sql) {
    this.sql = sql;
  }

  List<DocumentRow> list(DocumentKind kind, DocumentQuery query) {
    return sql.list(query.page(all(kind)), DocumentStore::row);
  }

  /**
   * @param reference number, in any letter case, or id
   * @throws ProblemException {@code unknown-sales-invoice}, {@code unknown-sales-credit-memo}
   */
  DocumentRow get(DocumentKind kind, String reference) {
    return sql.first(all(kind) + " and " + named(reference), DocumentStore::row, key(reference))
        .orElseThrow(() -> unknown(kind));
  }

  /** The same with its lines. */
  WholeDocument whole(DocumentKind kind, String reference) {
    RoundTrip trip = new RoundTrip();
    Asked asked = whole(trip, kind, reference);
    sql.send(trip);
    return asked.found().orElseThrow(() -> unknown(kind));
  }

  /** Has a round trip read it with its lines. */
  Asked whole(RoundTrip trip, DocumentKind kind, String reference) {
    return new Asked(
        trip.read(all(kind) + " and " + named(reference), DocumentStore::row, key(reference)),
        trip.read(
            LINES_OF.formatted(
                "(select d.id from business.sales_document d where d.kind = '%s' and %s)"
                    .formatted(kind.posting().code(), named(reference))),
            DocumentStore::line,
            key(reference)));
  }

  private static String named(String reference) {
    return UuidText.parse(reference).isPresent() ? "d.id = ?" : "d.number_key = ?";
  }

  private static Object key(String reference) {
    return UuidText.parse(reference)
        .<Object>map(id -> id)
        .orElse(reference.toLowerCase(Locale.ROOT));
  }

  private static ProblemException unknown(DocumentKind kind) {
    return new ProblemException(kind.unknown(), "This company has none of that number or id");
  }

  List<LineView> lines(UUID document) {
    RoundTrip trip = new RoundTrip();
    Answer<LineView> lines = lines(trip, document);
    sql.send(trip);
    return lines.all();
  }

  /** Has a round trip read them. */
  Answer<LineView> lines(RoundTrip trip, UUID document) {
    return trip.read(LINES_OF.formatted("?"), DocumentStore::line, document);
  }

  /** Has a round trip write invoices and copy the lines of their orders. */
  void writeInvoices(RoundTrip trip, List<NewDocument> invoices) {
    trip.insert(DOCUMENTS, invoices)
        .run(
            LINES_OF_ORDERS,
            SqlArray.of("uuid", invoices.stream().map(NewDocument::id).toList()),
            SqlArray.of("uuid", invoices.stream().map(NewDocument::order).toList()));
  }

  /** Has a round trip write a credit memo and its lines. */
  void writeCreditMemo(RoundTrip trip, NewDocument memo, List<CreditedLine> lines) {
    trip.insert(DOCUMENTS, List.of(memo))
        .run(
            LINES_OF_INVOICE,
            memo.id(),
            SqlArray.of("integer", lines.stream().map(CreditedLine::line).toList()),
            SqlArray.of("integer", lines.stream().map(CreditedLine::invoiceLine).toList()),
            SqlArray.of("numeric", lines.stream().map(CreditedLine::quantity).toList()),
            SqlArray.of("numeric", lines.stream().map(CreditedLine::net).toList()),
            memo.corrects());
  }

  private static String all(DocumentKind kind) {
    return ALL.formatted(kind.posting().code());
  }

  private static LineView line(ResultSet row) throws SQLException {
    return new LineView(
        row.getInt("line"),
        row.getString("item_number"),
        row.getString("description"),
        row.getBigDecimal("quantity"),
        row.getBigDecimal("unit_price"),
        row.getBigDecimal("discount"),
        row.getBigDecimal("net_amount"),
        row.getObject("corrects_line", Integer.class));
  }

  private static DocumentRow row(ResultSet row) throws SQLException {
    return new DocumentRow(
        row.getObject("id", UUID.class),
        row.getString("number"),
        Buyer.of(row),
        row.getString("order_number"),
        row.getString("corrects"),
        row.getObject("on_date", LocalDate.class),
        row.getObject("due_date", LocalDate.class),
        row.getBigDecimal("net_amount"),
        Optional.ofNullable(row.getBigDecimal("remaining")).orElse(BigDecimal.ZERO.setScale(2)),
        row.getLong("transaction_number"),
        row.getTimestamp("posted_at").toInstant(),
        row.getString("posted_by"));
  }
}
