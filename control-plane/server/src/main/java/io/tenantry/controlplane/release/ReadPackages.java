package io.tenantry.controlplane.release;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The packages that were read last. A package never changes, but to fetch, unpack and look through
 * one takes longer than most syncs take in a tenant's database, which ask for it several times.
 * Thread-safe.
 */
final class ReadPackages {

  /** A rollout needs two; each has 10 MB at most. */
  private static final int MOST = 4;

  private final Map<String, ReleasePackage> bySha256 =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReleasePackage> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<ReleasePackage> find(String sha256) {
    return Optional.ofNullable(bySha256.get(sha256));
  }

  synchronized void keep(ReleasePackage read) {
    bySha256.put(read.sha256(), read);
  }
}
