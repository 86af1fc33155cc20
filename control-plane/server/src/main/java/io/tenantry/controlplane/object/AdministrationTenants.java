package io.tenantry.controlplane.object;

import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.tenant.Lifecycle;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Which tenants may publish what all tenants share: those mounted with {@code
 * allowApplicationDatabaseWrites}, as the catalog has it at this moment, whatever an instance
 * believes. Every attempt is in the audit trail, under the tenant and its user.
 */
@ApplicationScoped
class AdministrationTenants {

  private static final String ACTION = "publish-from-tenant";

  private final TenantCatalog tenants;
  private final AuditTrail audit;

  AdministrationTenants(TenantCatalog tenants, AuditTrail audit) {
    this.tenants = tenants;
    this.audit = audit;
  }

  /**
   * Refuses, and writes that down, unless the tenant may publish now.
   *
   * @throws ProblemException {@code unknown-tenant}, {@code application-writes-not-allowed}
   */
  void demand(String id, String user, ApplicationObject object) {
    Tenant tenant = tenants.get(id);
    if (!mayPublish(tenant)) {
      record(tenant, user, object, AuditEntry.Outcome.REFUSED);
      throw refused();
    }
  }

  /**
   * The same once more, in the transaction that accepts the change: the flag may have been taken
   * away in between.
   *
   * @return whose change it is
   * @throws ProblemException {@code unknown-tenant}, {@code application-writes-not-allowed}
   */
  String author(String id, String user, ApplicationObject object) {
    Tenant tenant = tenants.getForChange(id);
    if (!mayPublish(tenant)) {
      throw refused();
    }
    record(tenant, user, object, AuditEntry.Outcome.ACCEPTED);
    return user + " of " + tenant.id().text();
  }

  private static boolean mayPublish(Tenant tenant) {
    return tenant.properties().allowApplicationDatabaseWrites()
        && tenant.state().mounted()
        && tenant.state().lifecycle() instanceof Lifecycle.Active;
  }

  private static ProblemException refused() {
    return new ProblemException(
        ProblemType.APPLICATION_WRITES_NOT_ALLOWED,
        "Only tenants that are mounted with allowApplicationDatabaseWrites publish for all.");
  }

  private void record(
      Tenant tenant, String user, ApplicationObject object, AuditEntry.Outcome outcome) {
    audit.record(
        new AuditEntry(
            user,
            ACTION,
            Optional.of(tenant.uuid()),
            Optional.of(tenant.id().text()),
            outcome,
            Map.of("kind", object.kind().word(), "name", object.name())));
  }
}
