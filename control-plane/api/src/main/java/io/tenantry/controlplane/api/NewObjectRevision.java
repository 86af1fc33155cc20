package io.tenantry.controlplane.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a new revision of an object is asked for with. */
@Schema(
    name = "NewObjectRevision",
    description = "A new revision of a report, web service or permission set")
public record NewObjectRevision(
    @Schema(description = "Releases that get it; the newest if left out", examples = "[1, 2]")
        List<Integer> appliesTo,
    @Schema(
            description =
                "A report has title, dataset and, if need be, parameters, headings and layout; a"
                    + " web service has entity, table and published; a permission set has title and"
                    + " permissions",
            examples =
                "{\"title\": \"Customers\", \"dataset\": \"select number, name from customer\"}")
        Map<String, Object> content,
    @Schema(description = "Only checks; the statement of a report is not run") Boolean dryRun,
    @Schema(description = "Why, for the audit trail", maxLength = 500) String reason) {

  /** Whether nothing is to be changed. */
  public boolean onlyTry() {
    return Boolean.TRUE.equals(dryRun);
  }
}
