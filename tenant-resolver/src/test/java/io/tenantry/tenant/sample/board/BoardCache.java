package io.tenantry.tenant.sample.board;

import io.quarkus.cache.CacheResult;
import io.tenantry.tenant.cache.SharedCacheKey;
import io.tenantry.tenant.cache.TenantCacheKey;
import jakarta.inject.Singleton;

/** The board, cached. */
@Singleton
public class BoardCache {

  private final Board board;
  private final Mistakes mistakes;

  BoardCache(Board board, Mistakes mistakes) {
    this.board = board;
    this.mistakes = mistakes;
  }

  @CacheResult(cacheName = "board", keyGenerator = TenantCacheKey.class)
  public String own() {
    return board.text();
  }

  @CacheResult(cacheName = "board-of-all", keyGenerator = SharedCacheKey.class)
  public String everybodys() {
    return board.text();
  }

  boolean shared() {
    return mistakes.made(Mistake.CACHE_KEY_WITHOUT_TENANT);
  }
}
