/**
 * Makes any Quarkus service tenant-aware: one database per tenant, tenants known at run time.
 *
 * <p>A request names a tenant ({@code resolution}) that the catalog knows ({@code catalog}); its
 * credential must belong to that tenant ({@code security}); its statements go to that tenant's own
 * database ({@code pool}), also those of plain Panache entities ({@code hibernate}). What an
 * application sees of all this is in this package: {@link io.tenantry.tenant.CurrentTenant}, {@link
 * io.tenantry.tenant.TenantContext} and the problems that a caller is told of.
 *
 * <p>Nothing falls back to a default: where no tenant is named there is an exception.
 */
package io.tenantry.tenant;
