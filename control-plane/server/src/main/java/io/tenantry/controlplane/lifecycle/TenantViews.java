package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.api.TenantView;
import io.tenantry.controlplane.tenant.ExclusiveAccess;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantProperties;

/** Tenants as callers see them. */
final class TenantViews {

  private TenantViews() {}

  static TenantView view(Tenant tenant) {
    TenantProperties properties = tenant.properties();
    return new TenantView(
        tenant.uuid(),
        tenant.id().text(),
        properties.displayName(),
        tenant.state().lifecycle().text(),
        tenant.state().schema().text(),
        tenant.state().mounted(),
        tenant.since(),
        tenant.standing().reasons(),
        tenant.release(),
        tenant.schemaRelease(),
        tenant.release(),
        properties.hostNames().stream().map(HostName::text).toList(),
        tenant.databaseServer(),
        properties.plan(),
        properties.ring(),
        properties.environment(),
        tenant.sandboxOf().orElse(null),
        properties.timeZone().getId(),
        properties.defaultCompany().orElse(null),
        properties.allowApplicationDatabaseWrites(),
        properties.accessWhilePending(),
        properties.trialEndsAt().orElse(null),
        tenant.standing().retainedUntil().orElse(null),
        tenant.exclusiveAccess().map(ExclusiveAccess::expiresAt).orElse(null),
        tenant.runningOperation().orElse(null),
        tenant.version());
  }
}
