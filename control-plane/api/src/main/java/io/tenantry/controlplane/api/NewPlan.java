package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan that is to be sold from now on. */
@Schema(description = "A plan that is to be sold from now on")
public record NewPlan(
    @Schema(description = "1-62 of a-z, 0-9 and dash", required = true, examples = "premium")
        String name,
    PlanLimits limits,
    @Schema(description = "Where sandboxes have less, never more; what is left out is as in limits")
        PlanLimits sandboxLimits,
    @Schema(
            description = "Features that tenants of the plan may use, each 1-62 of a-z, 0-9, dash",
            examples = "[\"reports\"]")
        List<String> entitlements) {}
