package io.tenantry.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A problem in words.
 *
 * @param errors what is wrong in detail
 * @param stale whether somebody else was faster: looking at it again helps
 */
record Refusal(int status, String title, String detail, boolean stale, List<Fault> errors) {

  /**
   * One thing that is wrong.
   *
   * @param field name of the input; empty if it is none
   * @param place where in a file; empty if it is none
   */
  record Fault(String field, String place, String message) {}

  private static final int STALE = 412;

  static Refusal of(JsonNode problem) {
    List<Fault> errors = new ArrayList<>();
    problem.path("errors").forEach(error -> errors.add(fault(error)));
    int status = problem.path("status").asInt();
    return new Refusal(
        status,
        problem.path("title").asText("This did not work"),
        problem.path("detail").asText(),
        status == STALE,
        errors);
  }

  private static Fault fault(JsonNode error) {
    String row = error.path("row").asText();
    String column = error.path("column").isNull() ? "" : error.path("column").asText();
    String place = row.isEmpty() ? "" : "Row " + row + (column.isEmpty() ? "" : ", " + column);
    return new Fault(error.path("field").asText(), place, error.path("message").asText());
  }
}
