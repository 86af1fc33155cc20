/**
 * Numbers without gaps. A number is taken by changing the series' row in the transaction that uses
 * it: until that ends nobody else gets one, and a rollback gives it back. The series of ledger
 * transactions is therefore also the lock of a company's ledger, and whoever posts takes it first.
 */
package io.tenantry.app.series;
