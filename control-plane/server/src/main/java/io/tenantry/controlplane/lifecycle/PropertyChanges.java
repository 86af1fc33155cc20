package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantProperties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Accepts other properties for tenants: they hold with the acceptance, without a dismount. */
@ApplicationScoped
class PropertyChanges {

  private static final int MOST_HOST_NAMES = 100;

  private final TenantChanges changes;
  private final TenantCatalog catalog;
  private final TenantPatches patches;
  private final ChangeTenant plan;

  PropertyChanges(
      TenantChanges changes, TenantCatalog catalog, TenantPatches patches, ChangeTenant plan) {
    this.changes = changes;
    this.catalog = catalog;
    this.patches = patches;
    this.plan = plan;
  }

  CompletionStage<Response> patch(ChangeRequest request, byte[] body, Action action, String id) {
    ObjectNode patch = patches.read(body);
    return change(request, body, action, id, tenant -> patches.apply(tenant, patch));
  }

  /** A name that the tenant has already is given again, which changes nothing. */
  CompletionStage<Response> addHost(
      ChangeRequest request, byte[] body, Action action, String id, HostName host) {
    return change(request, body, action, id, tenant -> with(tenant, host));
  }

  CompletionStage<Response> removeHost(
      ChangeRequest request, byte[] body, Action action, String id, HostName host) {
    return change(request, body, action, id, tenant -> without(tenant, host));
  }

  private CompletionStage<Response> change(
      ChangeRequest request,
      byte[] body,
      Action action,
      String id,
      Function<Tenant, TenantProperties> wanted) {
    return changes.act(
        request,
        body,
        plan,
        action,
        id,
        (tenant, params) -> {
          TenantProperties to = wanted.apply(tenant);
          catalog.change(tenant, to);
          params.set("changes", patches.differences(tenant.properties(), to));
        });
  }

  private static TenantProperties with(Tenant tenant, HostName host) {
    List<HostName> hosts = new ArrayList<>(tenant.properties().hostNames());
    if (!hosts.contains(host)) {
      hosts.add(host);
    }
    if (hosts.size() > MOST_HOST_NAMES) {
      throw ProblemException.invalid("hostName", "must be at most " + MOST_HOST_NAMES);
    }
    return tenant.properties().withHostNames(hosts);
  }

  private static TenantProperties without(Tenant tenant, HostName host) {
    List<HostName> hosts = new ArrayList<>(tenant.properties().hostNames());
    if (!hosts.remove(host)) {
      throw new ProblemException(
          ProblemType.UNKNOWN_HOST_NAME, "See GET /tenants/{id}/hostNames for those it has.");
    }
    return tenant.properties().withHostNames(hosts);
  }
}
