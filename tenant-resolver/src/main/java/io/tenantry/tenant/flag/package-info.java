/**
 * Flags: something new that reaches tenants ring by ring, or one by one. For rolling out, and for
 * nothing else: what a tenant may use because its plan includes it is an entitlement ({@link
 * io.tenantry.tenant.limit.Entitlements}).
 */
package io.tenantry.tenant.flag;
