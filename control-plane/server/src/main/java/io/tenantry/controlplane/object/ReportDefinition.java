package io.tenantry.controlplane.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A report: a dataset and, if the usual table does not do, a layout.
 *
 * @param title for people
 * @param parameters may be left out
 * @param reads objects of permissions, such as {@code customer}, that whoever runs the report must
 *     be permitted to read; may be left out
 * @param dataset one SELECT; its parameters are {@code parameter.NAME}, and {@code parameter.today}
 *     is there always
 * @param headings titles of columns, by name of the column; may be left out
 * @param layout a Qute template of the body of an HTML page; may be left out
 */
record ReportDefinition(
    @JsonProperty(required = true) String title,
    List<ReportParameter> parameters,
    List<String> reads,
    @JsonProperty(required = true) String dataset,
    Map<String, String> headings,
    String layout)
    implements Definition {

  private static final Pattern OBJECT = Pattern.compile("[a-z][a-z0-9-]{0,61}");
  private static final int LONGEST_DATASET = 50_000;

  ReportDefinition {
    parameters = Objects.requireNonNullElse(parameters, List.of());
    reads = Objects.requireNonNullElse(reads, List.of());
    headings = Objects.requireNonNullElse(headings, Map.of());
  }

  @Override
  public void check(Faults faults) {
    faults.demandTitle("title", title);
    faults.demand(
        dataset != null && !dataset.isBlank() && dataset.length() <= LONGEST_DATASET,
        "dataset",
        "must have 1 to " + LONGEST_DATASET + " characters");
    for (String object : reads) {
      faults.demand(
          object != null && OBJECT.matcher(object).matches(),
          "reads",
          "must be like sales-document");
    }
    Set<String> names = new HashSet<>();
    for (ReportParameter parameter : parameters) {
      parameter.check(faults);
      faults.demand(
          names.add(parameter.name()), "parameters", parameter.name() + " is there twice");
    }
    if (layout != null) {
      LayoutSyntax.check(layout, faults);
    }
  }
}
