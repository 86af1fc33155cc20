/**
 * What is posted: balanced transactions with numbers without gaps, who posted them and when.
 *
 * <p>Whoever posts takes transaction numbers from {@link io.tenantry.app.journal.Journal} first,
 * which makes the company's postings follow one another, then writes {@link
 * io.tenantry.app.journal.Posting postings}. {@link io.tenantry.app.journal.PostingPeriods} says
 * what dates are open; {@link io.tenantry.app.journal.PostingRequests} lets a request that is
 * repeated with its {@code Idempotency-Key} find what it did the first time. The rules of double
 * entry are in {@link io.tenantry.app.ledger}.
 */
package io.tenantry.app.journal;
