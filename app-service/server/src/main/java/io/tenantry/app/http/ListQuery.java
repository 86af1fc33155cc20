package io.tenantry.app.http;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that all lists understand. */
public class ListQuery {

  static final String FIELDS = "fields";

  private static final int MOST = 500;
  private static final int USUAL = 50;
  private static final int LONGEST_SEARCH = 200;

  @QueryParam("q")
  @Parameter(description = "Part of a name or number, in any letter case")
  String search;

  @QueryParam("limit")
  @Parameter(description = "Items per page, 1 to 500; 50 if absent")
  String limit;

  @QueryParam("cursor")
  @Parameter(description = "The nextCursor of the page before")
  String cursor;

  /** See {@link SparseFields}, which reads it. */
  @QueryParam(FIELDS)
  @Parameter(
      description = "Names of the fields that items shall have, separated by commas; all if absent")
  String fields;

  /**
   * @throws ProblemException if it is not a number from 1 to 500
   */
  public int limit() {
    if (limit == null) {
      return USUAL;
    }
    if (!limit.matches("[0-9]{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > MOST) {
      throw ProblemException.invalid("limit", "out-of-range", "must be a number from 1 to " + MOST);
    }
    return Integer.parseInt(limit);
  }

  /**
   * @throws ProblemException if it is too long or no text
   */
  public Optional<String> search() {
    if (search == null || search.isEmpty()) {
      return Optional.empty();
    }
    if (search.length() > LONGEST_SEARCH || !PlainTextCheck.isPlain(search)) {
      throw ProblemException.invalid(
          "q", "malformed", "must be text of at most " + LONGEST_SEARCH + " characters");
    }
    return Optional.of(search);
  }

  /** Whether the field is among those that items shall have. */
  public boolean wants(String field) {
    return fields == null || List.of(fields.split(",", -1)).contains(field);
  }

  /**
   * @throws ProblemException if it is not a cursor of this sort
   */
  public Optional<Cursor> cursor(String sort) {
    return Optional.ofNullable(cursor).map(text -> Cursor.parse(text, sort));
  }

  /** What the next page is asked for with, besides the cursor. */
  public Map<String, String> repeated() {
    Map<String, String> sent = new LinkedHashMap<>();
    search().ifPresent(text -> sent.put("q", text));
    Optional.ofNullable(fields).ifPresent(names -> sent.put(FIELDS, names));
    sent.put("limit", String.valueOf(limit()));
    return sent;
  }
}
