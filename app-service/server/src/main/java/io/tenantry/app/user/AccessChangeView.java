package io.tenantry.app.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change to users, assignments, permission sets or settings.
 *
 * @param number rises with every change
 * @param by the user's name; {@code sign-in} where a user came by itself
 * @param subject name of the user or set that was changed
 */
@Schema(name = "AccessChange")
record AccessChangeView(
    long number,
    Instant at,
    String by,
    @Schema(examples = "user.assign") String action,
    String subject,
    @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        JsonNode detail) {}
