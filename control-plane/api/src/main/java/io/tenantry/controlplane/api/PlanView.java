package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tenant can buy: numbers it may not exceed and features it may use. */
@Schema(name = "Plan", description = "What a tenant can buy")
public record PlanView(
    @Schema(examples = "standard") String name,
    PlanLimits limits,
    @Schema(description = "Where sandboxes have less; what is left out is as in limits")
        PlanLimits sandboxLimits,
    @Schema(description = "Features that tenants of the plan may use", examples = "[\"reports\"]")
        List<String> entitlements,
    @Schema(description = "Rises with every change; the ETag") long version) {}
