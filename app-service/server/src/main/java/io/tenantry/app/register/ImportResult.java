package io.tenantry.app.register;

/**
 * The answer to an import.
 *
 * @param imported how many rows the file brought
 */
public record ImportResult(int imported) {}
