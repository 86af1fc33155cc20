package io.tenantry.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.PlainTextCheck;
import io.tenantry.app.http.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a report is run with: for each parameter what the caller gave, else its default.
 *
 * @param byName as texts that PostgreSQL reads as the parameter's type; first {@code today}
 */
record ParameterValues(Map<String, String> byName, Map<String, String> types) {

  private static final String TODAY = "today";
  private static final int LONGEST = 200;

  /** Of the query, what is no parameter of a report. */
  private static final Set<String> OTHERS = Set.of("format", "tenant");

  /**
   * @param given the query; of a parameter given twice the first counts
   * @param today in the tenant's time zone
   * @throws ProblemException naming every parameter that is unknown or not of its type
   */
  static ParameterValues of(
      List<ReportParameter> parameters, Map<String, List<String>> given, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>(Map.of(TODAY, today.toString()));
    Map<String, String> types = new LinkedHashMap<>(Map.of(TODAY, "date"));
    for (ReportParameter parameter : parameters) {
      String text = given.getOrDefault(parameter.name(), List.of(parameter.defaultValue())).get(0);
      types.put(parameter.name(), parameter.type());
      try {
        values.put(parameter.name(), value(parameter.type(), text, today));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        errors.add(
            new FieldError(parameter.name(), "malformed", "must be of type " + parameter.type()));
      }
    }
    given.keySet().stream()
        .filter(name -> !OTHERS.contains(name.toLowerCase(Locale.ROOT)))
        .filter(name -> !types.containsKey(name) || name.equals(TODAY))
        .forEach(
            name ->
                errors.add(
                    new FieldError(name, "unknown-parameter", "is no parameter of this report")));
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new ParameterValues(values, types);
  }

  private static String value(String type, String text, LocalDate today) {
    if (text.length() > LONGEST || !PlainTextCheck.isPlain(text) && !text.isEmpty()) {
      throw new IllegalArgumentException("not storable");
    }
    return switch (type) {
      case "integer" -> Long.toString(Long.parseLong(text));
      case "decimal" -> new BigDecimal(text).toPlainString();
      case "date" -> date(text, today).toString();
      case "boolean" -> truth(text);
      default -> text;
    };
  }

  private static LocalDate date(String text, LocalDate today) {
    if (!text.startsWith(TODAY)) {
      return LocalDate.parse(text);
    }
    return text.equals(TODAY)
        ? today
        : today.minus(Period.parse(text.substring(TODAY.length() + 1)));
  }

  private static String truth(String text) {
    if (!Set.of("true", "false").contains(text)) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return text;
  }

  /** As {@code tenantry.open_report} wants them. */
  String json() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    byName.forEach(
        (name, value) ->
            all.addObject().put("name", name).put("type", types.get(name)).put("value", value));
    return all.toString();
  }
}
