package io.tenantry.app.journal;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.QueryValue;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.sql.Selection;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of ledger transactions can be asked for; it is in the order of posting. */
public class TransactionQuery extends ListQuery {

  private static final String SORT = "number";
  private static final UUID NO_ID = new UUID(0, 0);

  @QueryParam("from")
  @Parameter(description = "Only those posted to this date or later", example = "2026-01-01")
  String from;

  @QueryParam("to")
  @Parameter(description = "Only those posted to this date or earlier", example = "2026-12-31")
  String to;

  Selection page(String transactions) {
    Selection selection =
        new Selection(
                transactions + " where lower(t.description) like lower(?) escape '!'",
                SearchPattern.containing(search().orElse("")))
            .and("t.posting_date >= ?", QueryValue.date("from", from))
            .and("t.posting_date <= ?", QueryValue.date("to", to))
            .and("t.number > ?", after());
    return selection.orderBy("t.number", limit() + 1);
  }

  private Optional<Long> after() {
    return cursor(SORT).map(cursor -> number(cursor.key()));
  }

  private static Long number(String key) {
    if (!key.matches("[0-9]{1,18}")) {
      throw ProblemException.invalid("cursor", "malformed", "is not a nextCursor of this list");
    }
    return Long.valueOf(key);
  }

  static Cursor after(TransactionView row) {
    return new Cursor(SORT, NO_ID, Long.toString(row.number()));
  }

  @Override
  public Map<String, String> repeated() {
    Map<String, String> sent = super.repeated();
    QueryValue.date("from", from).ifPresent(date -> sent.put("from", date.toString()));
    QueryValue.date("to", to).ifPresent(date -> sent.put("to", date.toString()));
    return sent;
  }
}
