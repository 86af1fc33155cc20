package io.tenantry.tenant.catalog;

import java.util.Optional;

/** What is to be told of usage. Called on the catalog thread; must not block. */
public interface UsageReport {

  /**
   * The batch to be told now; the same one again until it is {@link #recorded}.
   *
   * @param last whether the instance stops, so that everything is due
   */
  Optional<UsageBatch> due(boolean last);

  /** The batch is in the catalog. */
  void recorded(UsageBatch batch);
}
