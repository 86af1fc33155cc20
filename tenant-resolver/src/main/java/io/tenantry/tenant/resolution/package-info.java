/**
 * Which tenant a request means.
 *
 * <p>Each source (host name, query, header) says nothing or names one; {@link
 * io.tenantry.tenant.resolution.TenantResolution} compares what they say and never prefers one to
 * another. A {@link io.tenantry.tenant.resolution.RequestedTenant} is only a name. It becomes a
 * {@link io.tenantry.tenant.ResolvedTenant} when the catalog knows it and this instance may serve
 * it.
 *
 * <p>A caller never learns whether a name existed once or never: the answer is the same.
 */
package io.tenantry.tenant.resolution;
