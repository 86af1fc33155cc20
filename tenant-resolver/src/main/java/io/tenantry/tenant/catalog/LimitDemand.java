package io.tenantry.tenant.catalog;

import java.util.Map;
import java.util.UUID;

/**
 * What this instance wants of the limits that it shares with others, and what it is given. Called
 * on the catalog thread; must not block.
 */
public interface LimitDemand {

  /**
   * How much of its plan each tenant in use would use here, 1 being all of it, since the last call.
   */
  Map<UUID, Double> wanted();

  /**
   * @param fractions how much of its plan each of those tenants may use here, 0 to 1
   * @param otherwise the same for every other tenant
   */
  void granted(Map<UUID, Double> fractions, double otherwise);
}
