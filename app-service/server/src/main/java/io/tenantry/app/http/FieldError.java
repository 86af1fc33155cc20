package io.tenantry.app.http;

/**
 * One thing that is wrong with a request.
 *
 * @param field path of a body's property, or name of a query parameter or header
 * @param code stable, for programs: {@code required}, {@code too-long}, {@code unknown-field} …
 * @param message for people; never repeats the value
 */
public record FieldError(String field, String code, String message) {}
