package io.tenantry.app.ledger;

/**
 * What is not settled yet of an entry of a customer.
 *
 * @param transaction number of the ledger transaction that made the entry
 * @param remaining debit: still owed; credit: paid but not yet used for anything
 */
public record OpenEntry(long transaction, Money remaining) {}
