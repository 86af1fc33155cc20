/**
 * Flags: something new that reaches tenants ring by ring, or one by one, without a release.
 *
 * <p>A flag is for rolling something out and is forgotten when everybody has it. What a tenant may
 * use because it was bought is an entitlement of its plan, and no flag gives or takes that.
 *
 * <p>Instances see a tenant's flags with the tenant; a change is complete when every live instance
 * applies it.
 */
package io.tenantry.controlplane.flag;
