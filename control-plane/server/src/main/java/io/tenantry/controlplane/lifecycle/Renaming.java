package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.NewTenantId;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Accepts other ids for tenants: an id is taken with the acceptance, so that races end there. */
@ApplicationScoped
class Renaming {

  private final TenantChanges changes;
  private final TenantCatalog catalog;
  private final RenameTenant plan;
  private final LifecycleConfig config;
  private final InstantSource clock;

  Renaming(
      TenantChanges changes,
      TenantCatalog catalog,
      RenameTenant plan,
      LifecycleConfig config,
      InstantSource clock) {
    this.changes = changes;
    this.catalog = catalog;
    this.plan = plan;
    this.config = config;
    this.clock = clock;
  }

  CompletionStage<Response> accept(
      ChangeRequest request, byte[] body, NewTenantId wanted, String idOrUuid) {
    TenantId.brokenRule(wanted.newId())
        .ifPresent(
            rule -> {
              throw ProblemException.invalid("newId", rule);
            });
    TenantId newId = new TenantId(wanted.newId());
    return changes.act(
        request,
        body,
        plan,
        wanted.action(),
        idOrUuid,
        (tenant, params) -> rename(tenant, newId, params));
  }

  private void rename(Tenant tenant, TenantId newId, ObjectNode params) {
    if (newId.equals(tenant.id())) {
      throw ProblemException.invalid("newId", "is the id that the tenant has");
    }
    catalog.rename(tenant, newId, clock.instant().plus(config.retention()));
    params.put(RenameStep.NEW_ID, newId.text());
  }
}
