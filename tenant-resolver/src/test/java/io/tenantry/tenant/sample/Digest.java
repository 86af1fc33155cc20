package io.tenantry.tenant.sample;

import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheResult;
import io.tenantry.tenant.cache.SharedCacheKey;
import io.tenantry.tenant.cache.TenantCacheKey;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.stream.Collectors;

/** Something that takes long, kept by the cache of Quarkus under a key with the tenant. */
@Singleton
public class Digest {

  @CacheResult(cacheName = "digest", keyGenerator = TenantCacheKey.class)
  public String of(@CacheKey String separator, UUID unimportant) {
    return Note.<Note>streamAll().map(note -> note.text).collect(Collectors.joining(separator));
  }

  @CacheInvalidate(cacheName = "digest", keyGenerator = TenantCacheKey.class)
  public void forget(String separator) {
    // What is forgotten is said by the annotation.
  }

  @CacheResult(cacheName = "shared", keyGenerator = SharedCacheKey.class)
  public UUID everybodys() {
    return UUID.randomUUID();
  }
}
