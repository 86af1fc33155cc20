package io.tenantry.app.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report that can be run. */
@Schema(name = "Report", description = "A report that can be run")
public record ReportView(
    @Schema(examples = "customer-list") String name,
    String title,
    List<Parameter> parameters,
    @Schema(description = "self, and one per format") Map<String, URI> links) {

  /** A parameter, to be given in the query. */
  @Schema(name = "ReportParameter", description = "A parameter, given in the query by its name")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Parameter(
      @Schema(examples = "country") String name,
      @Schema(enumeration = {"text", "integer", "decimal", "date", "boolean"}) String type,
      String title,
      @Schema(description = "Dates also as today, today-P1Y") String defaultValue) {}
}
