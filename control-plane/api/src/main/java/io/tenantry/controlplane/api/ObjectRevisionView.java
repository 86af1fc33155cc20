package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A revision of a report, web service or permission set of a release. */
@Schema(
    name = "ObjectRevision",
    description = "A revision of a report, web service or permission set; it never changes")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectRevisionView(
    @Schema(enumeration = {"report", "web-service", "permission-set"}) String kind,
    @Schema(examples = "customer-list") String name,
    @Schema(examples = "2") int release,
    @Schema(description = "1 came with the package; the highest is in force", examples = "3")
        int revision,
    @Schema(description = "Catalog version of the change") long version,
    String publishedBy,
    Instant publishedAt,
    @Schema(description = "The operation that appended it; absent for what came with the package")
        UUID operation,
    @Schema(description = "Left out in lists") Object content) {}
