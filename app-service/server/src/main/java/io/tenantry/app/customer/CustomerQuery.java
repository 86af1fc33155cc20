package io.tenantry.app.customer;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.SortKey;
import io.tenantry.app.http.SortOrder;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of customers. */
public class CustomerQuery extends ListQuery {

  private static final SortKey NUMBER = new SortKey("number", "numberKey");
  private static final SortKey NAME = new SortKey("name", "nameKey");

  @QueryParam("sort")
  @Parameter(description = "number (if absent), -number, name or -name")
  String sort;

  /**
   * @throws ProblemException if there is no such order
   */
  SortOrder order() {
    return SortOrder.of(sort, NUMBER, NAME);
  }

  /** The cursor that leads to what follows the row. */
  Cursor after(Customer row) {
    return order().after(row.id, order().by(NAME) ? row.nameKey : row.numberKey);
  }

  Optional<Cursor> cursor() {
    return cursor(order().parameter());
  }

  @Override
  public Map<String, String> repeated() {
    Map<String, String> sent = super.repeated();
    sent.put("sort", order().parameter());
    return sent;
  }
}
