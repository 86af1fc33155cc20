package io.tenantry.tenant.cache;

import io.quarkus.arc.Arc;
import io.quarkus.cache.CacheKeyGenerator;
import io.quarkus.cache.CompositeCacheKey;
import io.tenantry.tenant.CurrentTenant;
import java.lang.reflect.Method;

/**
 * Keys that begin with the tenant's UUID; the rest is as Quarkus would have it, {@code @CacheKey}
 * included. Where there is no tenant there is no key, but {@code NoTenantException}.
 */
public class TenantCacheKey implements CacheKeyGenerator {

  @Override
  public Object generate(Method method, Object... parameters) {
    CurrentTenant current = Arc.container().instance(CurrentTenant.class).get();
    return new CompositeCacheKey(current.get().uuid(), KeyParameters.of(method, parameters));
  }
}
