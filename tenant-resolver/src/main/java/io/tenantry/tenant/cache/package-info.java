/**
 * Caches of {@code quarkus-cache} that never cross tenants.
 *
 * <p>Quarkus makes a key of the parameters of a method alone and has no default to change, only
 * {@code keyGenerator} at each annotation. So an extension of the build puts {@link
 * io.tenantry.tenant.cache.TenantCacheKey} there wherever the application says nothing; {@link
 * io.tenantry.tenant.cache.SharedCacheKey} is how it says that a value is everybody's. A cache that
 * is used through {@code CacheManager} by hand has the keys it is given.
 */
package io.tenantry.tenant.cache;
