package io.tenantry.tenant.catalog;

/**
 * Told of every new snapshot, after it has been swapped in: requests are already resolved by it.
 * Called on the catalog thread; must not block.
 */
public interface CatalogListener {

  /**
   * @param before the snapshot that was replaced; empty at first
   * @param after the one in force
   */
  void replaced(CatalogSnapshot before, CatalogSnapshot after);

  /**
   * The highest version up to which everything taken away is let go of, given that everything up to
   * {@code applied} has been applied.
   */
  long drainedUpTo(long applied);

  /** The instance stops: lets go of everything, waiting for running requests within limits. */
  void stop();
}
