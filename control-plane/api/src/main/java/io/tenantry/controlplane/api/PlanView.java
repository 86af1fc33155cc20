package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tenant can buy: numbers it may not exceed and features it may use. */
@Schema(name = "Plan", description = "What a tenant can buy")
public record PlanView(String name, Object limits, List<String> entitlements, long version) {}
