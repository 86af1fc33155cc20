/**
 * What this instance knows of the tenants: an immutable snapshot, swapped in one reference.
 *
 * <p>Where it comes from is a {@link io.tenantry.tenant.catalog.CatalogSource}, chosen by
 * configuration; the simple ones are in {@code standalone}. The rest of this package is Tenantry's
 * own:
 *
 * <p>The catalog belongs to the control plane. One thread reads the view {@code catalog.mounts_v1},
 * first whole and then by version; a notification, a beat that answers a newer version, and a slow
 * timer each make it read on, so that a lost notification costs a beat and never a change. The same
 * beat tells the catalog how far this instance is: {@code version} for what it serves and refuses,
 * {@code drained_version} for what it has let go of.
 *
 * <p>When the application database is away, the snapshot stays: this instance serves what it knows,
 * stays ready and reports that its catalog is stale.
 */
package io.tenantry.tenant.catalog;
