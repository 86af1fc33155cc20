package io.tenantry.controlplane.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A parameter of a report. It has a default, so that every report can be run without any.
 *
 * @param type text, integer, decimal, date or boolean
 * @param title for people; may be left out
 * @param defaultValue as a caller would write it; a date may also be {@code today}, or so long
 *     before it as an ISO 8601 period says: {@code today-P1Y}
 */
record ReportParameter(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String type,
    String title,
    @JsonProperty(value = "default", required = true) String defaultValue) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final String TODAY = "today";

  /** Names that the call of a report has a meaning for already. */
  private static final Set<String> TAKEN = Set.of(TODAY, "format", "tenant");

  void check(Faults faults) {
    boolean named = name != null && NAME.matcher(name).matches() && !TAKEN.contains(name);
    faults.demand(named, "parameters", name + " is not a name like from_date, or one of " + TAKEN);
    if (defaultValue == null) {
      faults.add("parameters", name + " has no default");
    } else if (!fits()) {
      faults.add("parameters", name + " has no default of a known type: " + type);
    }
  }

  private boolean fits() {
    try {
      return switch (String.valueOf(type)) {
        case "text" -> true;
        case "integer" -> Long.toString(Long.parseLong(defaultValue)).equals(defaultValue);
        case "decimal" -> new BigDecimal(defaultValue).scale() >= 0;
        case "boolean" -> Set.of("true", "false").contains(defaultValue);
        case "date" -> isDate();
        default -> false;
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      return false;
    }
  }

  private boolean isDate() {
    if (defaultValue.startsWith(TODAY)) {
      String before = defaultValue.substring(TODAY.length());
      return before.isEmpty()
          || before.startsWith("-P") && Period.parse(before.substring(1)) != null;
    }
    return LocalDate.parse(defaultValue) != null;
  }
}
