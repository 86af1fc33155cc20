package io.tenantry.tenant.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A tenant as the catalog knows it: a row of {@code catalog.mounts_v1}, or what another source
 * says.
 *
 * @param uuid identity of the tenant
 * @param id its human name, unique without regard to case
 * @param version catalog version of its last change
 * @param mounted whether it is reachable; a tombstone is not
 * @param lifecycle {@code active}, {@code suspended}, …
 * @param schemaState {@code current}, {@code pending}, {@code syncing}, …
 * @param release of the application its schema is at
 * @param interrupted whether its schema is being brought to a release that this instance cannot
 *     serve
 * @param compatible whether this instance may serve it although its release is before all that the
 *     instance is for
 * @param exclusive whether somebody has it to himself, so that its users are out for now
 * @param hostNames lower case, ASCII
 * @param target its database
 * @param reportLogin that its reports are run by
 * @param limits of its plan
 * @param displayName for people
 * @param plan name of its plan
 * @param environment {@code production} or {@code sandbox}
 * @param sandboxes made beside it that are in use or on their way there
 * @param timeZone IANA name
 * @param defaultCompany name of the company meant when none is named; may be null
 * @param entitlements features that its plan includes
 * @param flags what is being rolled out and has reached it
 * @param plannedUpdate when it is going to be brought to another release, if that is planned
 * @param writesApplicationDatabase whether its users may change what all tenants see
 * @param admittance what it lets its users in by
 */
public record TenantEntry(
    UUID uuid,
    String id,
    long version,
    boolean mounted,
    String lifecycle,
    String schemaState,
    int release,
    boolean interrupted,
    boolean compatible,
    boolean exclusive,
    List<String> hostNames,
    DatabaseTarget target,
    ReportLogin reportLogin,
    TenantLimits limits,
    String displayName,
    String plan,
    String environment,
    int sandboxes,
    String timeZone,
    String defaultCompany,
    Set<String> entitlements,
    Set<String> flags,
    Optional<PlannedUpdate> plannedUpdate,
    boolean writesApplicationDatabase,
    Admittance admittance) {

  /** The same, said at another version. */
  public TenantEntry at(long otherVersion) {
    return with(otherVersion, admittance);
  }

  /** The same, with its users let in by other means. */
  public TenantEntry admitting(Admittance by) {
    return with(version, by);
  }

  private TenantEntry with(long otherVersion, Admittance by) {
    return new TenantEntry(
        uuid,
        id,
        otherVersion,
        mounted,
        lifecycle,
        schemaState,
        release,
        interrupted,
        compatible,
        exclusive,
        hostNames,
        target,
        reportLogin,
        limits,
        displayName,
        plan,
        environment,
        sandboxes,
        timeZone,
        defaultCompany,
        entitlements,
        flags,
        plannedUpdate,
        writesApplicationDatabase,
        by);
  }

  /** Whether the tenant's name may be answered to at all. */
  public boolean reachable() {
    return mounted && ("active".equals(lifecycle) || "suspended".equals(lifecycle));
  }

  /** Whether it is there to try things in. */
  public boolean sandbox() {
    return "sandbox".equals(environment);
  }

  public boolean suspended() {
    return "suspended".equals(lifecycle);
  }

  /** Whether requests may run on the tenant's database, its release aside. */
  public boolean served() {
    return mounted && "active".equals(lifecycle) && !interrupted && !exclusive;
  }
}
