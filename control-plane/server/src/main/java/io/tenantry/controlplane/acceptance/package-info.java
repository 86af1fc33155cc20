/**
 * How a change is asked for over HTTP and how its operation is answered.
 *
 * <p>Accepting is one transaction: the idempotency key, what the change prepares, the operation,
 * its start and the audit row are there together or not at all. The answer is 202 with the place of
 * the operation; a caller who prefers to wait is woken when it ends and gets it with 200.
 */
package io.tenantry.controlplane.acceptance;
