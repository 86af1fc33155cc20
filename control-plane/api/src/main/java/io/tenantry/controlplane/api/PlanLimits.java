package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Numbers that a tenant of a plan may not exceed. What is left out is not limited by the plan.
 *
 * <p>The first four hold for all instances together, which share them by the demand they see; the
 * others count what the tenant keeps.
 */
@Schema(
    description = "Numbers a tenant may not exceed; what is left out is not limited by the plan")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanLimits(
    @Schema(description = "Requests a second, 1-1000000", examples = "50") Long requestsPerSecond,
    @Schema(description = "Requests that run at the same time, 1-100000", examples = "20")
        Long concurrentRequests,
    @Schema(
            description = "Requests that wait while as many as may are running, 0-100000",
            examples = "100")
        Long queueLength,
    @Schema(
            description = "Connections of one instance to the tenant's database, 1-10000",
            examples = "4")
        Long connections,
    @Schema(description = "Size of the tenant's database in bytes", examples = "10737418240")
        Long storage,
    @Schema(description = "Users, 1-1000000", examples = "25") Long users,
    @Schema(description = "Companies, 1-1000000", examples = "50") Long companies,
    @Schema(description = "Environments beside production, 0-1000", examples = "2")
        Long environments) {

  /** No limit at all. */
  public static PlanLimits none() {
    return new PlanLimits(null, null, null, null, null, null, null, null);
  }

  /** These limits, and the others where these say nothing. */
  public PlanLimits over(PlanLimits others) {
    return new PlanLimits(
        either(requestsPerSecond, others.requestsPerSecond),
        either(concurrentRequests, others.concurrentRequests),
        either(queueLength, others.queueLength),
        either(connections, others.connections),
        either(storage, others.storage),
        either(users, others.users),
        either(companies, others.companies),
        either(environments, others.environments));
  }

  private static Long either(Long one, Long other) {
    return one == null ? other : one;
  }
}
