package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.api.NewCompany;
import io.tenantry.controlplane.server.PlacementWish;
import io.tenantry.controlplane.tenant.TenantId;
import io.tenantry.controlplane.tenant.TenantProperties;
import java.util.List;
import java.util.Optional;

/**
 * A request for a tenant, checked and completed with its defaults.
 *
 * @param sandboxOf id or UUID, as given, of the production tenant that a sandbox is made beside
 * @param params as kept with the operation
 */
record TenantWish(
    TenantId id,
    TenantProperties properties,
    Optional<String> sandboxOf,
    List<NewCompany> companies,
    PlacementWish placement,
    JsonNode params) {

  /** The same for a database that says it is a sandbox's. */
  TenantWish asSandbox() {
    return new TenantWish(id, properties.asSandbox(), sandboxOf, companies, placement, params);
  }
}
