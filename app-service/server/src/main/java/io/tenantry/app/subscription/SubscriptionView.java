package io.tenantry.app.subscription;

import java.time.Instant;
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
    @Schema(
            description =
                "How much there is, by the same names; environments are the sandboxes beside a"
                    + " production tenant, and a sandbox has none of its own")
        Map<String, Long> used,
    @Schema(description = "When the next update is going to be; null if none is planned")
        Update plannedUpdate) {

  /** Limits of all requests of the tenant together. */
  @Schema(name = "SubscriptionRequests")
  record Requests(int perSecond, int concurrent, int queueLength) {}

  /** The hours within which an update is done, all of it or nothing. */
  @Schema(name = "SubscriptionUpdate")
  record Update(
      @Schema(examples = "2026-11-28T22:00:00Z") Instant from,
      @Schema(examples = "2026-11-29T06:00:00Z") Instant until) {}
}
