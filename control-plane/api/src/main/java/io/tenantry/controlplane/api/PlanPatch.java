package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of a plan that can be changed, as they shall be. */
@Schema(description = "A JSON merge patch: what is null is taken out, what is left out stays")
public record PlanPatch(PlanLimits limits, PlanLimits sandboxLimits, List<String> entitlements) {}
