/**
 * What customers owe and have paid.
 *
 * <p>{@link io.tenantry.app.receivable.CustomerLedger} keeps an entry for each posted invoice,
 * credit memo, payment and reversal, and what remains of those that are not settled. The sum of
 * what remains is always the balance of the receivables account. Whoever changes it holds the
 * company's ledger ({@link io.tenantry.app.journal.Journal#take}).
 */
package io.tenantry.app.receivable;
