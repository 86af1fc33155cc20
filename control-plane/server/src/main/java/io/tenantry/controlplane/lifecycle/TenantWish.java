package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.api.NewCompany;
import io.tenantry.controlplane.server.PlacementWish;
import io.tenantry.controlplane.tenant.TenantId;
import io.tenantry.controlplane.tenant.TenantProperties;
import java.util.List;

/**
 * A request for a tenant, checked and completed with its defaults.
 *
 * @param params as kept with the operation
 */
record TenantWish(
    TenantId id,
    TenantProperties properties,
    List<NewCompany> companies,
    PlacementWish placement,
    JsonNode params) {}
