package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.release.PublishedReleases;
import io.tenantry.controlplane.server.Placement;
import io.tenantry.controlplane.tenant.NewTenantEntry;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Accepts what can be done with a tenant. */
@ApplicationScoped
class TenantChanges {

  private static final int LONGEST_REASON = 500;

  private final TenantCatalog catalog;
  private final Placement placement;
  private final PublishedReleases releases;
  private final Acceptance acceptance;
  private final ObjectMapper json;
  private final Supplier<UUID> ids;

  TenantChanges(
      TenantCatalog catalog,
      Placement placement,
      PublishedReleases releases,
      Acceptance acceptance,
      ObjectMapper json,
      Supplier<UUID> ids) {
    this.catalog = catalog;
    this.placement = placement;
    this.releases = releases;
    this.acceptance = acceptance;
    this.json = json;
    this.ids = ids;
  }

  /** The entry, the names and the place are taken with the acceptance, so that races end there. */
  CompletionStage<Response> provision(ChangeRequest request, byte[] body, TenantWish wish) {
    return acceptance.accept(
        request,
        body,
        operation -> {
          UUID uuid = ids.get();
          catalog.enter(
              NewTenantEntry.toBeMade(
                  uuid,
                  wish.id(),
                  wish.properties(),
                  placement.place(wish.placement()),
                  release()));
          return new NewOperation(
              ProvisionTenant.TYPE,
              Optional.of(uuid),
              Optional.of(wish.id().text()),
              request.caller(),
              Optional.empty(),
              wish.params());
        });
  }

  /** Accepts an action that moves the tenant to another state. */
  CompletionStage<Response> act(
      ChangeRequest request,
      byte[] body,
      String type,
      Action action,
      String idOrUuid,
      UnaryOperator<TenantState> move) {
    return acceptance.accept(
        request,
        body,
        operation -> {
          Tenant tenant = demandLegal(request, action, idOrUuid, move);
          return new NewOperation(
              type,
              Optional.of(tenant.uuid()),
              Optional.of(tenant.id().text()),
              request.caller(),
              Optional.ofNullable(action.reason()),
              params(tenant));
        });
  }

  /**
   * Checks an action without doing it.
   *
   * @throws ProblemException the one that the action itself would be refused with
   */
  Tenant demandLegal(
      ChangeRequest request, Action action, String idOrUuid, UnaryOperator<TenantState> move) {
    Tenant tenant = catalog.get(idOrUuid);
    demandConfirmed(tenant, action.confirm());
    demandShort(action.reason());
    request.demandMatch(tenant.version());
    tenant
        .runningOperation()
        .ifPresent(
            running -> {
              throw Acceptance.running(running);
            });
    move.apply(tenant.state());
    return tenant;
  }

  private static void demandConfirmed(Tenant tenant, String confirm) {
    if (confirm != null && !confirm.equalsIgnoreCase(tenant.id().text())) {
      throw ProblemException.invalid("confirm", "must be the id of the tenant, if it is given");
    }
  }

  private static void demandShort(String reason) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "reason", "must have at most " + LONGEST_REASON + " characters");
    }
  }

  private int release() {
    return releases
        .newest()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.RELEASE_MISSING,
                    "Publish a release of the application first: POST /api/v1/application/releases."));
  }

  private ObjectNode params(Tenant tenant) {
    return json.createObjectNode().put("id", tenant.id().text());
  }
}
