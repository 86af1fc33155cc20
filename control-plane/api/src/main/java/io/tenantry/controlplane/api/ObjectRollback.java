package io.tenantry.controlplane.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which revision an object is to go back to. */
@Schema(
    name = "ObjectRollback",
    description = "Which revision to go back to; its content is appended as a new one")
public record ObjectRollback(
    @Schema(description = "The newest if left out", examples = "2") Integer release,
    @Schema(examples = "1", required = true) Integer revision,
    @Schema(description = "Why, for the audit trail", maxLength = 500) String reason) {}
