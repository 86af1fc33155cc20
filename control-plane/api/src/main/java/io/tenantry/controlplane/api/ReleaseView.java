package io.tenantry.controlplane.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A release of the application. */
@Schema(name = "Release", description = "A release of the application; it never changes")
public record ReleaseView(
    @Schema(description = "Higher is newer") int number,
    String title,
    @Schema(description = "SHA-256 of the package, hexadecimal") String sha256,
    String publishedBy,
    Instant publishedAt,
    @Schema(enumeration = {"publishing", "published"}) String state) {}
