package io.tenantry.controlplane.discovery;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.release.PublishedReleases;
import io.tenantry.controlplane.server.Placement;
import io.tenantry.controlplane.server.PlacementWish;
import io.tenantry.controlplane.tenant.Lifecycle;
import io.tenantry.controlplane.tenant.NewTenantEntry;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantId;
import io.tenantry.controlplane.tenant.TenantProperties;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Entries made of stamps. What is done here is part of the caller's transaction, which cannot go on
 * after a problem.
 */
@ApplicationScoped
class FoundEntries {

  private final TenantCatalog tenants;
  private final Placement placement;
  private final PublishedReleases releases;
  private final DiscoveryCatalog catalog;

  FoundEntries(
      TenantCatalog tenants,
      Placement placement,
      PublishedReleases releases,
      DiscoveryCatalog catalog) {
    this.tenants = tenants;
    this.placement = placement;
    this.releases = releases;
    this.catalog = catalog;
  }

  /**
   * Enters the tenant, as one that is still being made.
   *
   * @throws ProblemException what stands against it: {@code tenant-exists}, {@code stamp-mismatch},
   *     {@code release-missing}, {@code capacity-exhausted}
   */
  void enter(String server, String database, Stamp stamp) {
    if (TenantId.brokenRule(stamp.tenantId()).isPresent()) {
      throw new ProblemException(
          ProblemType.STAMP_MISMATCH, "The stamp's tenant id is none; attach it under another.");
    }
    NewTenantEntry entry =
        new NewTenantEntry(
            stamp.tenant(),
            new TenantId(stamp.tenantId()),
            properties(stamp),
            Optional.empty(),
            server,
            database,
            stamp.release(),
            stamp.incarnation(),
            new TenantState(new Lifecycle.Provisioning(), schema(stamp), false));
    placement.place(PlacementWish.on(server));
    tenants.enter(entry);
  }

  /** Makes it a tenant like any other, dismounted, that says where it came from. */
  void complete(Tenant tenant, String reason) {
    TenantState dismounted =
        new TenantState(new Lifecycle.Active(), tenant.state().schema(), false);
    tenants.move(
        tenant.uuid(), tenant.state(), new Standing(dismounted, List.of(reason), Optional.empty()));
  }

  private SchemaState schema(Stamp stamp) {
    int newest =
        releases
            .newest()
            .filter(number -> number >= stamp.release())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.RELEASE_MISSING,
                        "Its release %d is not published here.".formatted(stamp.release())));
    return stamp.release() < newest ? new SchemaState.Pending() : new SchemaState.Current();
  }

  private TenantProperties properties(Stamp stamp) {
    String plan =
        catalog
            .defaultPlan()
            .orElseThrow(
                () -> new ProblemException(ProblemType.UNKNOWN_PLAN, "There is no plan to give."));
    return new TenantProperties(
        stamp.tenantId(),
        List.of(),
        plan,
        "all",
        stamp.sandbox() ? "sandbox" : "production",
        ZoneOffset.UTC,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }
}
