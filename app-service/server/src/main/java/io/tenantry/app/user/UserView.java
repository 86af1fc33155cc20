package io.tenantry.app.user;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user as administrators see it.
 *
 * @param registeredBy who registered the user; {@code sign-in} if the user came by itself
 * @param links {@code self} and {@code assignments}
 */
@Schema(name = "User")
record UserView(
    UUID id,
    String name,
    String displayName,
    boolean disabled,
    Instant expiresAt,
    Instant registeredAt,
    String registeredBy,
    int version,
    Map<String, URI> links) {}
