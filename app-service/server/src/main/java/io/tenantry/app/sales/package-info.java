/**
 * Selling: orders, their invoices, and credit memos that correct invoices.
 *
 * <p>A {@link io.tenantry.app.sales.SalesOrders sales order} can be changed until it is posted.
 * {@link io.tenantry.app.sales.OrderPosting} makes its invoice: numbers, ledger transaction, entry
 * of the customer, document and lines, in one database transaction, with one statement of each sort
 * and as few {@link io.tenantry.app.sql.RoundTrip round trips} as can be, however many orders are
 * posted at once. An invoice never changes; {@link io.tenantry.app.sales.CreditPosting} takes back
 * all of it or some of its lines. Amounts are rounded per line ({@link
 * io.tenantry.app.ledger.Money#ofLine}), never per document.
 */
package io.tenantry.app.sales;
