/**
 * What the administrators of tenants may do here: see and change their own tenant's audit, usage,
 * keys, names, companies and window, and nothing else.
 *
 * <p>The methods that are open to them carry the role {@code tenant-admin}; everything else refuses
 * them by their role, paths that are added later included. Whose administrator somebody is, the
 * claim of the platform's token says, by UUID, because a tenant id can pass to another tenant.
 */
package io.tenantry.controlplane.ownership;
