package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.ExistingTenant;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.provisioning.DatabaseInspection;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.release.PublishedReleases;
import io.tenantry.controlplane.server.DatabaseServers;
import io.tenantry.controlplane.server.Placement;
import io.tenantry.controlplane.tenant.NewTenantEntry;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Accepts databases that exist: everything is checked before anything is written. */
@ApplicationScoped
class Attachment {

  private final DatabaseInspection inspection;
  private final DatabaseServers servers;
  private final PublishedReleases releases;
  private final TenantWishes wishes;
  private final TenantCatalog catalog;
  private final Environments environments;
  private final ClientSecrets secrets;
  private final Placement placement;
  private final Acceptance acceptance;
  private final ObjectMapper json;

  Attachment(
      DatabaseInspection inspection,
      DatabaseServers servers,
      PublishedReleases releases,
      TenantWishes wishes,
      TenantCatalog catalog,
      Environments environments,
      ClientSecrets secrets,
      Placement placement,
      Acceptance acceptance,
      ObjectMapper json) {
    this.inspection = inspection;
    this.servers = servers;
    this.releases = releases;
    this.wishes = wishes;
    this.catalog = catalog;
    this.environments = environments;
    this.secrets = secrets;
    this.placement = placement;
    this.acceptance = acceptance;
    this.json = json;
  }

  CompletionStage<Response> accept(ChangeRequest request, byte[] body, ExistingTenant existing) {
    return acceptance.accept(
        request,
        body,
        operation -> {
          Checked checked = enter(existing);
          return new NewOperation(
              AttachTenant.TYPE,
              Optional.of(checked.stamp().tenant()),
              Optional.of(checked.wish().id().text()),
              request.caller(),
              Optional.ofNullable(existing.reason()),
              params(existing, checked.stamp()));
        });
  }

  /**
   * Checks a request and enters the tenant with its place: part of the running transaction.
   *
   * @throws ProblemException the one that the attachment is refused with
   */
  Checked enter(ExistingTenant existing) {
    Checked checked = check(existing);
    Optional<UUID> sandboxOf = environments.roomFor(checked.wish());
    placement.place(checked.wish().placement());
    catalog.enter(secrets.sealed(entry(existing, checked, sandboxOf)));
    return checked;
  }

  private NewTenantEntry entry(ExistingTenant existing, Checked checked, Optional<UUID> sandboxOf) {
    Stamp stamp = checked.stamp();
    return new NewTenantEntry(
        stamp.tenant(),
        checked.wish().id(),
        checked.wish().properties(),
        sandboxOf,
        existing.databaseServer(),
        existing.database(),
        stamp.release(),
        stamp.incarnation(),
        checked.state());
  }

  private Checked check(ExistingTenant existing) {
    TenantWish wish = wishes.of(existing.properties());
    demandGiven("databaseServer", existing.databaseServer());
    demandGiven("database", existing.database());
    servers.get(existing.databaseServer());
    Stamp stamp = inspection.stampOf(existing.databaseServer(), existing.database());
    demandFree(existing, stamp);
    inspection.demandUnused(existing.databaseServer(), existing.database());
    demandSameId(existing, stamp);
    return new Checked(inEnvironment(existing, wish, stamp), stamp, state(stamp));
  }

  private void demandFree(ExistingTenant existing, Stamp stamp) {
    boolean attached =
        catalog.find(stamp.tenant()).isPresent()
            || catalog.holds(existing.databaseServer(), existing.database());
    if (attached) {
      throw new ProblemException(
              ProblemType.STAMP_MISMATCH, "The database belongs to a tenant of this catalog.")
          .with("check", "attached-already");
    }
  }

  private static void demandSameId(ExistingTenant existing, Stamp stamp) {
    boolean same = stamp.tenantId().equalsIgnoreCase(existing.id());
    if (!same && !Boolean.TRUE.equals(existing.overwriteTenantId())) {
      throw new ProblemException(
              ProblemType.STAMP_MISMATCH,
              "The database's stamp names another tenant id; give overwriteTenantId to replace it.")
          .with("check", "stamp");
    }
  }

  /** What the stamp says need not be said; what was only tried never becomes production. */
  private static TenantWish inEnvironment(ExistingTenant existing, TenantWish wish, Stamp stamp) {
    if (!stamp.sandbox()) {
      return wish;
    }
    if (existing.environment() != null && !wish.properties().sandbox()) {
      throw new ProblemException(
              ProblemType.STAMP_MISMATCH,
              "The database's stamp says that it is a sandbox's, which never becomes production.")
          .with("check", "environment");
    }
    return wish.asSandbox();
  }

  private TenantState state(Stamp stamp) {
    int newest =
        releases
            .newest()
            .filter(number -> number >= stamp.release())
            .orElseThrow(
                () ->
                    new ProblemException(
                            ProblemType.RELEASE_MISSING,
                            "The database is at release %d, which is not published here."
                                .formatted(stamp.release()))
                        .with("check", "release"));
    return stamp.release() < newest ? TenantState.foundBehind() : TenantState.first();
  }

  private static void demandGiven(String field, String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.invalid(field, "must be given");
    }
  }

  private ObjectNode params(ExistingTenant existing, Stamp stamp) {
    return json.createObjectNode()
        .put("id", existing.id())
        .put("databaseServer", existing.databaseServer())
        .put("database", existing.database())
        .put("stampedTenantId", stamp.tenantId())
        .put("overwriteTenantId", Boolean.TRUE.equals(existing.overwriteTenantId()));
  }

  /** A request that passed every check. */
  record Checked(TenantWish wish, Stamp stamp, TenantState state) {}
}
