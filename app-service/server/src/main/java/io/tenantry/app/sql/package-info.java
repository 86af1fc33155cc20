/**
 * Short forms of what stores of documents say to PostgreSQL. Statements are constants, values are
 * always parameters; many rows go in one statement, as arrays, and statements that need nothing of
 * each other's answers in one {@link io.tenantry.app.sql.RoundTrip}.
 */
package io.tenantry.app.sql;
