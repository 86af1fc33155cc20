/**
 * The catalog: who the tenants are, what they are called, and which state they are in.
 *
 * <p>State has two axes, lifecycle and schema, and a tenant is mounted or not; {@link
 * io.tenantry.controlplane.tenant.TenantMove} names the moves and the states they are legal in.
 * Every change that instances must learn of takes the next catalog version in its own transaction,
 * so that versions become visible in their order; the version is the tenant's ETag too.
 *
 * <p>Names are judged here once: tenant ids by a grammar that the database checks again, host names
 * in their lower-case ASCII form. A name that a tenant gives up passes to another one only when its
 * cool-down is over and every instance has confirmed that it is free.
 */
package io.tenantry.controlplane.tenant;
