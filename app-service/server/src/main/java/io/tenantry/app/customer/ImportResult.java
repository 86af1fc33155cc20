package io.tenantry.app.customer;

/**
 * The answer to an import.
 *
 * @param imported how many customers the file brought
 */
public record ImportResult(int imported) {}
