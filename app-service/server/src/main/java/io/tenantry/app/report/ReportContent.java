package io.tenantry.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.app.http.FieldError;
import io.tenantry.app.permission.BusinessObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the content of a report of the tenant's own must be like before it is worth a try. */
final class ReportContent {

  private static final Set<String> MEMBERS =
      Set.of("title", "parameters", "reads", "dataset", "headings", "layout");
  private static final Set<String> TYPES = Set.of("text", "integer", "decimal", "date", "boolean");
  private static final Set<String> TAKEN = Set.of("today", "format", "tenant");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DATASET = 50_000;
  private static final int LONGEST_LAYOUT = 100_000;

  /** Rows times cells is as much as a page may cost; a number as source would cost anything. */
  private static final int MOST_LOOPS = 3;

  private static final Pattern LOOP = Pattern.compile("\\{#(?:for|each)\\b([^}]*)}");
  private static final Pattern SOURCE =
      Pattern.compile("\\s*(?:\\w+\\s+in\\s+)?(rows|columns|\\w+\\.cells)\\s*");

  private final JsonNode content;
  private final List<FieldError> errors = new ArrayList<>();

  private ReportContent(JsonNode content) {
    this.content = content;
  }

  /** Everything that is wrong; empty if nothing is. */
  static List<FieldError> errors(JsonNode content) {
    ReportContent read = new ReportContent(content);
    read.check();
    return read.errors;
  }

  private void check() {
    content
        .fieldNames()
        .forEachRemaining(name -> demand(MEMBERS.contains(name), name, "is no member of a report"));
    demandText("title", LONGEST_TITLE);
    demandText("dataset", LONGEST_DATASET);
    demand(!content.path("reads").isEmpty(), "reads", "must name at least one, such as customer");
    for (JsonNode word : content.path("reads")) {
      boolean known = BusinessObject.ofWord(word.asText()).isPresent();
      demand(known, "reads", "there is no " + word.asText());
    }
    JsonNode headings = content.path("headings");
    demand(headings.isMissingNode() || headings.isObject(), "headings", "must be an object");
    checkParameters();
    if (content.has("layout")) {
      demandText("layout", LONGEST_LAYOUT);
      checkLoops(content.path("layout").asText());
    }
  }

  private void checkParameters() {
    Set<String> names = new HashSet<>();
    for (JsonNode parameter : content.path("parameters")) {
      String name = parameter.path("name").asText();
      boolean named = NAME.matcher(name).matches() && !TAKEN.contains(name) && names.add(name);
      demand(named, "parameters", "each needs a name of its own, like from_date");
      demand(
          TYPES.contains(parameter.path("type").asText()), "parameters", "type is one of " + TYPES);
      demand(parameter.path("default").isTextual(), "parameters", "each needs a default, a text");
    }
  }

  private void checkLoops(String layout) {
    Matcher loops = LOOP.matcher(layout);
    int count = 0;
    while (loops.find()) {
      count++;
      demand(
          SOURCE.matcher(loops.group(1)).matches(),
          "layout",
          "loops go over rows, columns or the cells of a row");
    }
    demand(count <= MOST_LOOPS, "layout", "has at most " + MOST_LOOPS + " loops");
  }

  private void demandText(String field, int longest) {
    String text = content.path(field).textValue();
    demand(
        text != null && !text.isBlank() && text.length() <= longest,
        field,
        "must be text of 1 to " + longest + " characters");
  }

  private void demand(boolean met, String field, String message) {
    if (!met) {
      errors.add(new FieldError("content." + field, "invalid", message));
    }
  }
}
