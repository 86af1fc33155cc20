package io.tenantry.app.report;

import io.tenantry.app.http.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a report can be had as. */
enum ReportFormat {
  HTML("text/html;charset=UTF-8"),
  PDF("application/pdf"),
  CSV("text/csv;charset=UTF-8"),
  JSON("application/json");

  private final String mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** As it stands in queries and file names. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param word null for JSON
   * @throws ProblemException for anything else
   */
  static ReportFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(Optional.ofNullable(word).orElse("json")))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "format", "unknown-format", "must be html, pdf, csv or json"));
  }
}
