package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.tenantry.controlplane.operation.BeginningLater;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An action that begins later goes by how the tenant stands then. */
@Singleton
class StandingNow implements BeginningLater {

  private final TenantCatalog catalog;
  private final Set<String> actions;

  StandingNow(TenantCatalog catalog, @All List<TenantPlan> plans) {
    this.catalog = catalog;
    this.actions = plans.stream().map(OperationPlan::type).collect(Collectors.toSet());
  }

  @Override
  public Optional<JsonNode> paramsNow(String type, UUID subject, JsonNode params) {
    if (!actions.contains(type)) {
      return Optional.empty();
    }
    ObjectNode now = params.deepCopy();
    catalog.find(subject).ifPresent(tenant -> Before.put(now, tenant.standing()));
    return Optional.of(now);
  }
}
