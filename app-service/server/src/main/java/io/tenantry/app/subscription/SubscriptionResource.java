package io.tenantry.app.subscription;

import io.quarkus.security.Authenticated;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.catalog.PlannedUpdate;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.catalog.TenantLimits;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tenant's plan, for those who use it. */
@Path("/api/v1/subscription")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.SUBSCRIPTION)
@Tag(name = "Subscription")
public class SubscriptionResource {

  private static final String ENVIRONMENTS = "environments";

  private final CurrentTenant tenant;
  private final Inventory inventory;

  SubscriptionResource(CurrentTenant tenant, Inventory inventory) {
    this.tenant = tenant;
    this.inventory = inventory;
  }

  @GET
  @Operation(summary = "Read the tenant's plan, its limits and how much of them is used")
  @APIResponse(responseCode = "200", description = "The plan as it is now")
  public SubscriptionView get() {
    TenantEntry entry = tenant.get().entry();
    TenantLimits limits = entry.limits();
    return new SubscriptionView(
        entry.plan(),
        entry.environment(),
        entry.entitlements(),
        new SubscriptionView.Requests(
            limits.requestsPerSecond(), limits.concurrentRequests(), limits.queueLength()),
        limits.quotas(),
        used(entry),
        entry.plannedUpdate().map(SubscriptionResource::update).orElse(null));
  }

  /** Sandboxes are counted by the catalog, and for the tenant that they are beside. */
  private Map<String, Long> used(TenantEntry entry) {
    Map<String, Long> used = new LinkedHashMap<>(inventory.counted());
    if (!entry.sandbox()) {
      used.put(ENVIRONMENTS, (long) entry.sandboxes());
    }
    return used;
  }

  private static SubscriptionView.Update update(PlannedUpdate planned) {
    return new SubscriptionView.Update(planned.opens(), planned.closes());
  }
}
