package io.tenantry.app.subscription;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the tenant has bought, and how much of it is used. */
@Schema(name = "Subscription", description = "What the tenant has bought, and how much is used")
record SubscriptionView(
    @Schema(examples = "standard") String plan,
    @Schema(
            description = "production, or sandbox: to try things in, with the plan's lower limits",
            examples = "production")
        String environment,
    @Schema(description = "Features the plan includes") Set<String> entitlements,
    @Schema(description = "0: not limited") Requests requests,
    @Schema(description = "How much may be kept, by name; storage in bytes")
        Map<String, Long> quotas,
    @Schema(description = "How much there is, by the same names") Map<String, Long> used) {

  /** Limits of all requests of the tenant together. */
  @Schema(name = "SubscriptionRequests")
  record Requests(int perSecond, int concurrent, int queueLength) {}
}
