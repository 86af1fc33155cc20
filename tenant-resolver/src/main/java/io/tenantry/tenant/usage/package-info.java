/**
 * What each tenant uses, counted for billing: every request of its members, nothing sampled.
 *
 * <p>Counters per tenant and day (UTC) are emptied into a batch every ten seconds and told to the
 * catalog under the batch's id, again and again until it has answered, so that a batch is counted
 * once whatever happens on the way. A process that is killed loses what it had not told: one flush.
 * While the catalog is away nothing is lost, the counters go on. A clean stop tells the rest.
 *
 * <p>Users are told as hashes that say no more than whether two are the same.
 */
package io.tenantry.tenant.usage;
