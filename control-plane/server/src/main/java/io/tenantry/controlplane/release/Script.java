package io.tenantry.controlplane.release;

/**
 * A schema script of a package.
 *
 * @param name Flyway's: {@code V1__Create_customer.sql}
 */
record Script(String name, String text) {}
