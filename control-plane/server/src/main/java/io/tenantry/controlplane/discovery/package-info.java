/**
 * Brings tenants back into a catalog that has lost them.
 *
 * <p>A catalog restored from yesterday's backup does not know the tenants of today. Their databases
 * still stand, and each says by its stamp whose it is: UUID, tenant id, incarnation, release, and
 * whether it is a sandbox. A discovery reads the stamps of a server's databases and makes entries
 * of those that nobody holds.
 *
 * <p>What a stamp does not say is not guessed: such a tenant has no host name, the plan of those
 * that bought none, and is dismounted, with logins that were made anew. Somebody looks at it and
 * mounts it. What cannot be entered is reported, database by database, with the reason.
 */
package io.tenantry.controlplane.discovery;
