package io.tenantry.tenant.resolution;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogConfig;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.resolution.Resolution.Resolved;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Decides which tenant a request means. Pure: a request's facts and a snapshot in, an answer out.
 */
@Singleton
class TenantResolution {

  private static final Refused REQUIRED =
      new Refused(
          TenantProblem.TENANT_REQUIRED,
          "Name the tenant by its host name, by /t/{tenant-id} in front of the path, or by the"
              + " query parameter tenant.");
  private static final Refused UNKNOWN =
      new Refused(TenantProblem.UNKNOWN_TENANT, "There is no such tenant here.");
  private static final Refused SUSPENDED =
      new Refused(TenantProblem.TENANT_SUSPENDED, "The tenant is suspended; ask its operator.");
  private static final Refused IN_EXCLUSIVE_ACCESS =
      new Refused(
          TenantProblem.TENANT_IN_EXCLUSIVE_ACCESS,
          "The tenant is being worked on and closed to its users meanwhile; try again later.");
  private static final Refused SYNC_PENDING =
      new Refused(
          TenantProblem.TENANT_SYNC_PENDING,
          "The tenant's data is being brought to the current release; try again shortly.");
  private static final Refused MISSING_RELEASE =
      new Refused(
          TenantProblem.MISSING_RELEASE,
          "The tenant is already at a later release; another instance serves it.");

  /** Who is meant where nobody has to be named, however many there are. */
  private static final String DEFAULT = "default";

  private final HostRules hosts;
  private final boolean multitenant;
  private final int minRelease;
  private final int maxRelease;

  TenantResolution(HostRules hosts, ResolutionConfig config, CatalogConfig catalog) {
    this.hosts = hosts;
    this.multitenant = config.multitenant();
    this.minRelease = catalog.releases().min();
    this.maxRelease = catalog.releases().max();
  }

  /** Called for every request, so that it allocates next to nothing. */
  Resolution resolve(RequestFacts facts, CatalogSnapshot snapshot) {
    NamedTenants named = new NamedTenants();
    for (int i = 0; i < facts.hosts().size(); i++) {
      if (!hosts.name(named, facts.hosts().get(i), snapshot)) {
        return UNKNOWN;
      }
    }
    named.add(Source.QUERY, facts.queries());
    named.add(Source.PATH, facts.paths());
    named.add(Source.HEADER, facts.headers());
    return named.nobody() ? nobodyNamed(snapshot) : named(named, snapshot);
  }

  private Resolution nobodyNamed(CatalogSnapshot snapshot) {
    if (multitenant) {
      return REQUIRED;
    }
    TenantEntry named = snapshot.byId(DEFAULT);
    TenantEntry unnamed = named == null ? snapshot.only() : named;
    return unnamed == null ? REQUIRED : judged(unnamed);
  }

  private Resolution named(NamedTenants named, CatalogSnapshot snapshot) {
    if (named.other() != null) {
      return ambiguous(named.first(), named.other());
    }
    TenantEntry entry = named.entry() == null ? byKey(named.key(), snapshot) : named.entry();
    return entry == null ? UNKNOWN : judged(entry);
  }

  private static TenantEntry byKey(String key, CatalogSnapshot snapshot) {
    return key == null ? null : snapshot.byId(key);
  }

  private static Refused ambiguous(Source one, Source other) {
    return new Refused(
        TenantProblem.AMBIGUOUS_TENANT,
        one == other
            ? "The %s names more than one tenant; name one.".formatted(one.title())
            : "The %s and the %s name different tenants; name one."
                .formatted(one.title(), other.title()));
  }

  /** The tenant that a verified credential of a request names that names none itself. */
  Resolution ofCredential(UUID tenant, CatalogSnapshot snapshot) {
    TenantEntry entry = snapshot.byUuid(tenant);
    return entry == null || !entry.reachable() ? UNKNOWN : judged(entry);
  }

  private Resolution judged(TenantEntry entry) {
    if (entry.suspended()) {
      return SUSPENDED;
    }
    if (entry.exclusive()) {
      return IN_EXCLUSIVE_ACCESS;
    }
    boolean behind = entry.release() < minRelease && !entry.compatible();
    if (behind || !entry.served()) {
      return SYNC_PENDING;
    }
    return entry.release() > maxRelease ? MISSING_RELEASE : new Resolved(entry);
  }
}
