package io.tenantry.controlplane.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.operation.BeginningLater;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** A sync that is asked for again goes by the release that the tenant is at by then. */
@Singleton
class SyncNow implements BeginningLater {

  private final TenantCatalog catalog;
  private final SyncPlanning planning;

  SyncNow(TenantCatalog catalog, SyncPlanning planning) {
    this.catalog = catalog;
    this.planning = planning;
  }

  @Override
  public Optional<JsonNode> paramsNow(String type, UUID subject, JsonNode params) {
    return SyncTenant.TYPE.equals(type)
        ? catalog.find(subject).map(tenant -> planning.again(tenant, params))
        : Optional.empty();
  }
}
