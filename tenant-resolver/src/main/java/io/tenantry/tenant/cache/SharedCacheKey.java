package io.tenantry.tenant.cache;

import io.quarkus.cache.CacheKeyGenerator;
import java.lang.reflect.Method;

/**
 * Keys without a tenant, for values that are the same for all of them: exchange rates, countries.
 */
public class SharedCacheKey implements CacheKeyGenerator {

  @Override
  public Object generate(Method method, Object... parameters) {
    return KeyParameters.of(method, parameters);
  }
}
