package io.tenantry.app.register;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.SortKey;
import io.tenantry.app.http.SortOrder;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of a register; subclasses add what it can be filtered by. */
public class RegisterQuery extends ListQuery {

  private static final SortKey NUMBER = new SortKey("number", "numberKey");
  private static final SortKey NAME = new SortKey("name", "nameKey");

  @QueryParam("sort")
  @Parameter(description = "number (if absent), -number, name or -name")
  String sort;

  /**
   * Properties of the rows and the values they must have; the names are JPQL, so they are
   * constants.
   */
  protected Map<String, Object> conditions() {
    return Map.of();
  }

  /**
   * @throws ProblemException if there is no such order
   */
  SortOrder order() {
    return SortOrder.of(sort, NUMBER, NAME);
  }

  /** The cursor that leads to what follows the row. */
  Cursor after(NumberedRow<?> row) {
    return order().after(row.id(), row.sortKey(order().by(NAME)));
  }

  Optional<Cursor> cursor() {
    return cursor(order().parameter());
  }

  @Override
  public Map<String, String> repeated() {
    Map<String, String> sent = new LinkedHashMap<>(super.repeated());
    sent.put("sort", order().parameter());
    conditions().forEach((name, value) -> sent.put(name, value.toString()));
    return sent;
  }
}
