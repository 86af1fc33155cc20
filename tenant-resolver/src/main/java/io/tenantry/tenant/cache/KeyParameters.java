package io.tenantry.tenant.cache;

import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CompositeCacheKey;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** What a key says of a call: the parameters marked {@code @CacheKey}, or all where none is. */
final class KeyParameters {

  private KeyParameters() {}

  static Object of(Method method, Object[] values) {
    List<Object> marked = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (method.getParameters()[i].isAnnotationPresent(CacheKey.class)) {
        marked.add(values[i]);
      }
    }
    return new CompositeCacheKey(marked.isEmpty() ? all(values) : marked.toArray());
  }

  /** A key is made of at least one part, so a call without parameters is known by a name. */
  private static Object[] all(Object[] values) {
    return values.length == 0 ? new Object[] {"no parameters"} : values;
  }
}
