/**
 * What a tenant's release allows.
 *
 * <p>An instance serves its own release and the one before. A route that needs tables which the
 * earlier release does not have says so with {@link io.tenantry.app.release.SinceRelease}; for a
 * tenant that is not there yet it answers 503 {@code tenant-sync-pending} and touches no database.
 */
package io.tenantry.app.release;
