package io.tenantry.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tenantry.tenant.object.PublishedObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A report, as published.
 *
 * @param name as in paths
 * @param reads whose rows it shows; its caller must be permitted to read them
 * @param dataset one SELECT
 * @param headings titles of columns, by column
 * @param layout null for the usual table
 */
record ReportDefinition(
    String name,
    String title,
    List<ReportParameter> parameters,
    List<String> reads,
    String dataset,
    Map<String, String> headings,
    String layout) {

  /** What a later control plane may add is none of our business. */
  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(ReportDefinition.class);

  ReportDefinition {
    parameters = Objects.requireNonNullElse(parameters, List.of());
    reads = Objects.requireNonNullElse(reads, List.of());
    headings = Objects.requireNonNullElse(headings, Map.of());
  }

  static ReportDefinition of(PublishedObject object) {
    try {
      ReportDefinition content = READER.treeToValue(object.content(), ReportDefinition.class);
      return new ReportDefinition(
          object.name(),
          content.title,
          content.parameters,
          content.reads,
          content.dataset,
          content.headings,
          content.layout);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("report " + object.name() + " is not what was published", e);
    }
  }
}
