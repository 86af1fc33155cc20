package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.issuer.IssuerCheck;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantProperties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Accepts other properties for tenants: they hold with the acceptance, without a dismount. */
@ApplicationScoped
class PropertyChanges {

  private static final int MOST_HOST_NAMES = 100;
  private static final String IDENTITY_PROVIDER = "identityProvider";

  private final TenantChanges changes;
  private final TenantCatalog catalog;
  private final TenantPatches patches;
  private final IssuerCheck issuers;
  private final Environments environments;
  private final ClientSecrets secrets;
  private final ChangeTenant plan;

  PropertyChanges(
      TenantChanges changes,
      TenantCatalog catalog,
      TenantPatches patches,
      IssuerCheck issuers,
      Environments environments,
      ClientSecrets secrets,
      ChangeTenant plan) {
    this.changes = changes;
    this.catalog = catalog;
    this.patches = patches;
    this.issuers = issuers;
    this.environments = environments;
    this.secrets = secrets;
    this.plan = plan;
  }

  CompletionStage<Response> patch(ChangeRequest request, byte[] body, Action action, String id) {
    ObjectNode patch = patches.read(body);
    Optional<JsonNode> issuer = checkedIssuer(id, patch);
    return change(request, body, action, id, tenant -> with(issuer, patches.apply(tenant, patch)));
  }

  /**
   * The identity provider as it will be, if the patch is about it. The provider is asked before the
   * tenant is locked: it may take its time.
   */
  private Optional<JsonNode> checkedIssuer(String id, ObjectNode patch) {
    return patch.has(IDENTITY_PROVIDER)
        ? patches.apply(catalog.get(id), patch).identityProvider().map(issuers::usable)
        : Optional.empty();
  }

  private static TenantProperties with(Optional<JsonNode> checked, TenantProperties wanted) {
    if (checked.isEmpty()) {
      return wanted;
    }
    if (!checked
        .map(PropertyChanges::asked)
        .equals(wanted.identityProvider().map(PropertyChanges::asked))) {
      throw new ProblemException(
          ProblemType.VERSION_MISMATCH, "The identity provider was changed at the same time.");
    }
    return wanted.withIdentityProvider(checked);
  }

  /** Without what the provider answered. */
  private static JsonNode asked(JsonNode provider) {
    return provider.<ObjectNode>deepCopy().without(IssuerCheck.ANSWERED);
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
          TenantProperties to = secrets.sealed(tenant.uuid(), wanted.apply(tenant));
          environments.demandRoom(tenant, to);
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
