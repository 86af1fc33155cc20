package io.tenantry.tenant.explain;

import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.limit.Admissions;
import io.tenantry.tenant.pool.LiveTenants;
import io.tenantry.tenant.resolution.Trace;
import jakarta.inject.Singleton;

/** Puts together what the parts of this library know. */
@Singleton
class Explainer {

  private final Admissions admissions;
  private final LiveTenants tenants;

  Explainer(Admissions admissions, LiveTenants tenants) {
    this.admissions = admissions;
    this.tenants = tenants;
  }

  Explanation explain(Trace trace, CatalogSnapshot snapshot) {
    return new Explanation(
        trace.sources(),
        trace.code(),
        trace.detail(),
        new Explanation.Catalog(snapshot.version(), snapshot.epoch()),
        trace.tenant().map(Explainer::subject).orElse(null),
        trace.tenant().flatMap(entry -> admissions.state(entry.uuid())).orElse(null),
        trace.tenant().flatMap(entry -> tenants.state(entry.uuid())).orElse(null));
  }

  private static Explanation.Subject subject(TenantEntry entry) {
    return new Explanation.Subject(
        entry.uuid(),
        entry.id(),
        entry.version(),
        entry.lifecycle(),
        entry.mounted(),
        entry.schemaState(),
        entry.release(),
        entry.target().server(),
        entry.plan());
  }
}
