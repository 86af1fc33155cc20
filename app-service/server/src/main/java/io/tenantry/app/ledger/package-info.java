/**
 * The rules of double entry, and nothing else: no HTTP, no SQL, no framework.
 *
 * <p>{@link io.tenantry.app.ledger.Money} is exact. A {@link io.tenantry.app.ledger.Balanced}
 * transaction cannot be made of entries that do not sum up to zero, and is taken back by its {@link
 * io.tenantry.app.ledger.Balanced#reversed}, never changed. What customers owe are {@link
 * io.tenantry.app.ledger.OpenEntry open entries}; a {@link io.tenantry.app.ledger.Settlement} says
 * which credit pays for which debit. The same rules are constraints of the database, which has the
 * last word; here they are rules that can be tested by the thousand.
 */
package io.tenantry.app.ledger;
