/**
 * Sync: bringing one tenant's database to a release, all of it or nothing.
 *
 * <p>What the scripts between two releases do is found out by trying them in a copy of the
 * template, never in the tenant; what of it would be lost for a tenant is counted there with {@code
 * SELECT}. A sync refuses exactly where something would be lost. It then runs scripts, stamp and
 * fingerprint in one transaction of the tenant's migrate login, so that a crash anywhere leaves the
 * schema as it was or as it shall be; the database's own stamp tells a successor which.
 *
 * <p>Instances that can serve both releases serve the tenant throughout. The others let go of it
 * first and answer {@code tenant-sync-pending} until the end.
 */
package io.tenantry.controlplane.sync;
