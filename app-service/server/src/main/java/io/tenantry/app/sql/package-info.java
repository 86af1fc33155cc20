/**
 * Short forms of what stores of documents say to PostgreSQL. Statements are constants, values are
 * always parameters; many rows go in one statement, as arrays.
 */
package io.tenantry.app.sql;
