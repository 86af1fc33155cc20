package io.tenantry.tenant.limit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A tenant's limits on this instance at one moment.
 *
 * @param share part of the plan that this instance may use, 0 to 1
 * @param requestsPerSecond of the plan; 0 for no limit
 * @param remaining requests that may come at once
 * @param concurrentRequests of the plan; 0 for no limit
 * @param running at this moment
 * @param waiting at this moment
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LimitState(
    double share,
    int requestsPerSecond,
    long remaining,
    int concurrentRequests,
    int running,
    int waiting) {}
