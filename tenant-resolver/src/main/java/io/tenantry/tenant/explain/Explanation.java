package io.tenantry.tenant.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.tenant.limit.LimitState;
import io.tenantry.tenant.pool.PoolState;
import io.tenantry.tenant.resolution.SourceVerdict;
import java.util.List;
import java.util.UUID;

/**
 * The whole answer.
 *
 * @param result {@code resolved}, or the code of the problem that the request is answered with
 * @param catalog what this instance knows
 * @param tenant that is meant; absent where it is not known
 * @param limits as they are on this instance; absent where the plan limits no requests
 * @param pool of connections on this instance; absent while nobody has used the tenant here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Explanation(
    List<SourceVerdict> sources,
    String result,
    String detail,
    Catalog catalog,
    Subject tenant,
    LimitState limits,
    PoolState pool) {

  /** The snapshot in force. */
  record Catalog(long version, String epoch) {}

  /** The tenant, as the catalog describes it. */
  record Subject(
      UUID uuid,
      String id,
      long version,
      String lifecycle,
      boolean mounted,
      String schema,
      int release,
      String databaseServer,
      String plan) {}
}
