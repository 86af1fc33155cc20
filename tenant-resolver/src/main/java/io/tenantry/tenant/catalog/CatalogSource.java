package io.tenantry.tenant.catalog;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;

/**
 * Where the tenants of this instance come from. The catalog of Tenantry is one; a bean of this type
 * with a {@link #kind} of its own, chosen by {@code tenantry.catalog.kind}, is another.
 *
 * <p>A source hands every new snapshot to {@link LiveCatalog#replace}, from one thread at a time,
 * with versions that rise. Only the chosen one is started.
 */
public interface CatalogSource {

  /** The value of {@code tenantry.catalog.kind} that chooses this source. */
  String kind();

  /**
   * Begins to follow the catalog and returns soon. A catalog that cannot be reached now may be
   * waited for in the background: until the first snapshot this instance is not ready.
   *
   * @throws IllegalStateException when the configuration is wrong; names the property
   */
  void start();

  /** Ends what {@link #start} began and calls {@link LiveCatalog#stop}. */
  void stop();

  /**
   * The password of a login that this source gave out, in the clear. Called on worker threads, once
   * for each new pool.
   *
   * @throws GeneralSecurityException when the secret does not open
   */
  String password(DatabaseTarget target) throws GeneralSecurityException;

  /**
   * What this source keeps sealed for a tenant beside passwords, in the clear. Called on worker
   * threads.
   *
   * @param sealed as the source gave it out
   * @throws GeneralSecurityException when it does not open, or this source seals nothing
   */
  default String opened(UUID tenant, String sealed) throws GeneralSecurityException {
    throw new GeneralSecurityException("a catalog of kind " + kind() + " seals nothing");
  }

  /** Whether the snapshot in force is as new as the catalog; otherwise health says "stale". */
  boolean current();

  /** What health says beside that; never a secret. */
  default Map<String, String> details() {
    return Map.of();
  }
}
