package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.buffer.BufferTenant;
import io.tenantry.controlplane.buffer.BufferTenants;
import io.tenantry.controlplane.deployment.CompanyCounts;
import io.tenantry.controlplane.provisioning.ClassicShape;
import io.tenantry.controlplane.provisioning.Prepared;
import io.tenantry.controlplane.release.PublishedReleases;
import io.tenantry.controlplane.server.Placement;
import io.tenantry.controlplane.server.PlacementWish;
import io.tenantry.controlplane.tenant.NewTenantEntry;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Enters new tenants into the catalog, with a prepared database where one fits, else with a place
 * to make one. Belongs into the accepting transaction: races for names and places end there.
 */
@ApplicationScoped
class Admission {

  private final TenantCatalog catalog;
  private final ClientSecrets secrets;
  private final BufferTenants buffers;
  private final Placement placement;
  private final PublishedReleases releases;
  private final CompanyCounts counts;
  private final Environments environments;
  private final ClassicShape classic;
  private final Supplier<UUID> ids;

  Admission(
      TenantCatalog catalog,
      ClientSecrets secrets,
      BufferTenants buffers,
      Placement placement,
      PublishedReleases releases,
      CompanyCounts counts,
      Environments environments,
      ClassicShape classic,
      Supplier<UUID> ids) {
    this.catalog = catalog;
    this.secrets = secrets;
    this.buffers = buffers;
    this.placement = placement;
    this.releases = releases;
    this.counts = counts;
    this.environments = environments;
    this.classic = classic;
    this.ids = ids;
  }

  /**
   * A tenant that has entered.
   *
   * @param params of the operation that provisions it
   */
  record Admitted(UUID uuid, JsonNode params) {}

  Admitted admit(TenantWish wish) {
    int release = newestRelease();
    // First of all that is locked: whoever changes the production tenant holds nothing else yet.
    Optional<UUID> sandboxOf = environments.roomFor(wish);
    if (classic.chosen()) {
      return fill(wish, sandboxOf, release);
    }
    Optional<BufferTenant> prepared = buffers.take(wish.placement(), release);
    if (prepared.isEmpty()) {
      UUID uuid = ids.get();
      enter(uuid, wish, sandboxOf, placement.place(wish.placement()), release);
      return new Admitted(uuid, wish.params());
    }
    BufferTenant buffer = prepared.get();
    enter(buffer.uuid(), wish, sandboxOf, buffer.server(), release);
    buffers.handOver(buffer);
    ObjectNode params = wish.params().deepCopy();
    Prepared.note(params);
    return new Admitted(buffer.uuid(), params);
  }

  private Admitted fill(TenantWish wish, Optional<UUID> sandboxOf, int release) {
    ClassicShape.Place place = classic.place();
    if (wish.placement().server().filter(server -> !server.equals(place.server())).isPresent()) {
      throw ProblemException.invalid(
          "databaseServer", "must be the one that holds the application database");
    }
    UUID uuid = ids.get();
    placement.place(PlacementWish.on(place.server()));
    enter(
        NewTenantEntry.toBeFilled(
            uuid,
            wish.id(),
            wish.properties(),
            sandboxOf,
            place.server(),
            place.database(),
            release),
        wish);
    return new Admitted(uuid, wish.params());
  }

  private void enter(
      UUID uuid, TenantWish wish, Optional<UUID> sandboxOf, String server, int release) {
    enter(
        NewTenantEntry.toBeMade(uuid, wish.id(), wish.properties(), sandboxOf, server, release),
        wish);
  }

  private void enter(NewTenantEntry entry, TenantWish wish) {
    catalog.enter(secrets.sealed(entry));
    counts.begin(entry.uuid(), wish.companies().size());
  }

  private int newestRelease() {
    return releases
        .newest()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.RELEASE_MISSING,
                    "Publish a release of the application first: POST"
                        + " /api/v1/application/releases."));
  }
}
