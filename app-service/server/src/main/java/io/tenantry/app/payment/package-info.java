/**
 * What customers pay. A payment is posted at once, settles open invoices ({@link
 * io.tenantry.app.ledger.Settlement}) then or later, and is taken back by a reversal that opens the
 * invoices again; it is never changed.
 */
package io.tenantry.app.payment;
