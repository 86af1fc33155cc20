package io.tenantry.controlplane.flag;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.FlagView;
import io.tenantry.controlplane.api.FlagWish;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FencedChange;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Accepts what can be done with flags; each operation ends when every instance applies it. */
@ApplicationScoped
class FlagChanges {

  private static final String CHANGE = "change-flag";

  private final Flags flags;
  private final TenantCatalog tenants;
  private final RequestBodies bodies;
  private final Acceptance acceptance;
  private final ObjectMapper json;

  FlagChanges(
      Flags flags,
      TenantCatalog tenants,
      RequestBodies bodies,
      Acceptance acceptance,
      ObjectMapper json) {
    this.flags = flags;
    this.tenants = tenants;
    this.bodies = bodies;
    this.acceptance = acceptance;
    this.json = json;
  }

  @Produces
  @Singleton
  static OperationPlan plan(Fence fence) {
    return new FencedChange(CHANGE, fence);
  }

  /**
   * Gives it to exactly those who are named, and makes it if there is none.
   *
   * @throws ProblemException {@code validation-failed}, {@code unknown-tenant}, {@code
   *     version-mismatch}
   */
  CompletionStage<Response> put(ChangeRequest request, String name, byte[] body) {
    FlagWish wish = FlagRules.checked(name, bodies.read(body, FlagWish.class));
    return acceptance.accept(
        request,
        body,
        operation -> {
          flags.find(name).map(FlagView::version).ifPresent(request::demandMatch);
          List<UUID> named = wish.tenants().stream().map(tenants::get).map(Tenant::uuid).toList();
          long version = flags.put(name, wish.description(), wish.rings(), named);
          ObjectNode params =
              json.createObjectNode().put("flag", name).put(FencedChange.VERSION, version);
          params.set("rings", json.valueToTree(wish.rings()));
          params.set("tenants", json.valueToTree(named));
          return change(request, name, params);
        });
  }

  /**
   * Takes it from everybody and forgets it.
   *
   * @throws ProblemException {@code unknown-flag}, {@code version-mismatch}
   */
  CompletionStage<Response> remove(ChangeRequest request, String name) {
    return acceptance.accept(
        request,
        new byte[0],
        operation -> {
          request.demandMatch(flags.get(name).version());
          ObjectNode params =
              json.createObjectNode()
                  .put("flag", name)
                  .put(FencedChange.VERSION, flags.remove(name));
          return change(request, name, params.put("removed", true));
        });
  }

  private static NewOperation change(ChangeRequest request, String name, ObjectNode params) {
    return new NewOperation(
        CHANGE, Optional.empty(), Optional.of(name), request.caller(), Optional.empty(), params);
  }
}
