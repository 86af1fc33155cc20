package io.tenantry.app.publication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a publication.
 *
 * @param operation of the control plane, whose administrators can look at it
 * @param status {@code succeeded}: every instance answers with it; else it is still going on
 */
@Schema(name = "Publication")
record PublicationView(
    String operation, @Schema(enumeration = {"succeeded", "running", "pending"}) String status) {}
