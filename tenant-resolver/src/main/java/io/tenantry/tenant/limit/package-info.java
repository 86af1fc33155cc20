/**
 * The tenant's plan, as its requests meet it: requests a second, requests at the same time, a
 * bounded queue, and what the plan includes.
 *
 * <p>Limits count after the tenant match, so nobody spends a limit that is not his own tenant's.
 * They are the plan's for all instances together: each instance uses a fraction that the catalog
 * gives it for the demand it reports with every beat. A changed plan, or a changed fraction, holds
 * from the next request on; nothing is restarted and nothing that waits is thrown out.
 *
 * <p>Nothing here blocks a thread: a request that waits is a callback on its own context.
 */
package io.tenantry.tenant.limit;
