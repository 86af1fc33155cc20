/**
 * Keys for caches of {@code quarkus-cache} that never cross tenants.
 *
 * <p>Quarkus makes a key of the parameters of a method alone and has no default to change, only
 * {@code keyGenerator} at each annotation: {@link io.tenantry.tenant.cache.TenantCacheKey} for what
 * is a tenant's own, {@link io.tenantry.tenant.cache.SharedCacheKey} for what is everybody's.
 */
package io.tenantry.tenant.cache;
