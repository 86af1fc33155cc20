package io.tenantry.app.sql;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.QueryValue;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.http.SortKey;
import io.tenantry.app.http.SortOrder;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of documents. */
public class DocumentQuery extends ListQuery {

  private static final SortKey NUMBER = new SortKey("number", "number_key");
  private static final SortKey DATE = new SortKey("date", "on_date");

  @QueryParam("sort")
  @Parameter(description = "number (if absent), -number, date or -date")
  String sort;

  @QueryParam("customer")
  @Parameter(description = "Only those of the customer of this number")
  String customer;

  @QueryParam("from")
  @Parameter(description = "Only those of this date or later", example = "2026-01-01")
  String from;

  @QueryParam("to")
  @Parameter(description = "Only those of this date or earlier", example = "2026-12-31")
  String to;

  /**
   * One row more than the page has, if there is one.
   *
   * @param documents a SELECT of documents with id, number_key, name_key, customer_key, on_date
   */
  public Selection page(String documents) {
    SortOrder order = order();
    String pattern = SearchPattern.containing(search().orElse(""));
    Selection selection =
        new Selection(
                "select * from ("
                    + documents
                    + ") as found where (number_key like lower(?) escape '!' or name_key like"
                    + " lower(?) escape '!')",
                pattern,
                pattern)
            .and(
                "customer_key = ?",
                QueryValue.text("customer", customer).map(n -> n.toLowerCase(Locale.ROOT)))
            .and("on_date >= ?", QueryValue.date("from", from))
            .and("on_date <= ?", QueryValue.date("to", to));
    cursor(order.parameter())
        .ifPresent(after -> selection.and(order.behind("?", "?"), keyOf(order, after), after.id()));
    return selection.orderBy(order.orderBy(), limit() + 1);
  }

  /** The cursor that leads to what follows the row. */
  public Cursor after(PagedRow row) {
    boolean byDate = order().by(DATE);
    return order().after(row.id(), byDate ? row.date().toString() : row.numberKey());
  }

  private SortOrder order() {
    return SortOrder.of(sort, NUMBER, DATE);
  }

  private static Object keyOf(SortOrder order, Cursor after) {
    return order.by(DATE)
        ? QueryValue.date("cursor", after.key()).orElseThrow(DocumentQuery::foreign)
        : after.key();
  }

  private static ProblemException foreign() {
    return ProblemException.invalid("cursor", "malformed", "is not a nextCursor of this list");
  }

  @Override
  public Map<String, String> repeated() {
    Map<String, String> sent = super.repeated();
    sent.put("sort", order().parameter());
    put(sent, "customer", customer);
    put(sent, "from", from);
    put(sent, "to", to);
    return sent;
  }

  private static void put(Map<String, String> sent, String name, String value) {
    if (value != null) {
      sent.put(name, value);
    }
  }
}
