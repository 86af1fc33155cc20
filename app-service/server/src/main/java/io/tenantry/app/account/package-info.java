/**
 * The chart of accounts: a {@link io.tenantry.app.register register} of what the general ledger
 * posts to. Every company begins with a small one, made by the database.
 */
package io.tenantry.app.account;
