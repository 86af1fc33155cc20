package io.tenantry.app.user;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A permission set that a user has.
 *
 * @param company name of the company; null: all of them
 */
@Schema(name = "Assignment")
record AssignmentView(
    UUID id,
    String scope,
    String permissionSet,
    String company,
    Instant assignedAt,
    String assignedBy) {}
