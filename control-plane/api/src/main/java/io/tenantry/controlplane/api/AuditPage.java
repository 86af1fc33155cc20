package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of a page of the audit trail, for the description of the API. */
@Schema(description = "A part of the audit trail, newest first")
public record AuditPage(
    List<AuditView> items,
    @Schema(description = "Where the next part begins; absent at the end") String nextCursor) {}
