package io.tenantry.controlplane.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One broken rule of a request.
 *
 * @param field where, as a path into the body ({@code companies[1].name}) or the name of a
 *     parameter
 * @param message which rule, and what would be accepted
 */
@Schema(description = "One broken rule of a request")
public record FieldError(String field, String message) {}
